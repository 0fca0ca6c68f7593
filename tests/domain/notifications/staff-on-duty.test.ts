// On both databases: an anti-join.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { addAbsence } from '#app/domain/cases/team/add-absence.server.ts'
import { assignCase } from '#app/domain/cases/work/assign-case.server.ts'
import { addToGroup } from '#app/domain/groups/add-to-group.server.ts'
import { groupShape } from '#app/domain/groups/input.ts'
import { createGroup } from '#app/domain/groups/save-group.server.ts'
import { staffOnDuty } from '#app/domain/notifications/queries/staff-on-duty.server.ts'
import { staffChains, type StaffChain } from '#app/registry/notifications/staff-chains.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** Staff by what they are: the assignee, who is an agent too; another agent; a lead; an admin. */
const names = ['sam', 'tara', 'lea', 'ada'] as const
type Name = (typeof names)[number]
let app: TestApp
let ada: Actor
let caseId: string
const handles = new Map<string, string>()

beforeAll(async () => {
  app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  ada = await aMember(app, 'ada', { roles: ['admin'] })
  const staff = [
    ada,
    await aMember(app, 'sam', { roles: ['agent'] }),
    await aMember(app, 'tara', { roles: ['agent'] }),
    // Leads, and is no agent: of the shift she is not.
    await aMember(app, 'lea', { roles: ['admin'] }),
  ]
  for (const { memberId, handle } of staff) handles.set(memberId ?? '', handle ?? '')
  await createGroup(app.as(ada), { key: 'leads', ...groupShape.parse({ nameEn: 'Leads', nameKo: '책임자' }) })
  await addToGroup(app.as(ada), { key: 'leads', handle: 'lea' })
  const { id, number } = await aPrivateCase(app, { of: await aMember(app, 'ann') })
  await assignCase(app.as(ada), { number, handle: 'sam', note: null })
  caseId = id
})
afterAll(() => app.close())

/** Who is told while these are away. Each look is at a day of its own, on which just they are away. */
let day = 0
async function told(chain: StaffChain, away: readonly Name[], of: string | null = caseId): Promise<string[]> {
  day += 2
  const on = new Date(Date.UTC(2027, 0, day)).toISOString().slice(0, 10)
  for (const handle of away) await addAbsence(app.as(ada), handle, { from: on, to: on })
  const { ids } = await staffOnDuty(app.visitor().read, chain, of, `${on}T03:00:00.000Z`)
  return ids.map((id) => handles.get(id) ?? id).toSorted()
}

/** Who is away → whom each chain reaches. */
const reached: [away: readonly Name[], Record<StaffChain, readonly string[]>][] = [
  [[], { assigneeOrShift: ['sam'], shift: ['sam', 'tara'], leads: ['lea'] }],
  [['sam'], { assigneeOrShift: ['tara'], shift: ['tara'], leads: ['lea'] }],
  [['tara'], { assigneeOrShift: ['sam'], shift: ['sam'], leads: ['lea'] }],
  [['sam', 'tara'], { assigneeOrShift: ['lea'], shift: ['lea'], leads: ['lea'] }],
  [['lea'], { assigneeOrShift: ['sam'], shift: ['sam', 'tara'], leads: ['ada'] }],
  [['sam', 'tara', 'lea'], { assigneeOrShift: ['ada'], shift: ['ada'], leads: ['ada'] }],
  [['sam', 'tara', 'lea', 'ada'], { assigneeOrShift: ['ada', 'lea'], shift: ['ada', 'lea'], leads: ['ada', 'lea'] }],
]

test.each(reached)(
  'while %j are away an alarm goes to those who are there, else up the chain',
  async (away, expected) => {
    for (const chain of Object.keys(staffChains) as StaffChain[])
      expect([chain, await told(chain, away)]).toEqual([chain, expected[chain]])
  },
)

test('a case that nobody has is told to the shift', async () => {
  expect(await told('assigneeOrShift', ['tara'], 'cas_none')).toEqual(['sam'])
})

test('an absence counts from its first moment to its last', async () => {
  await addAbsence(app.as(ada), 'tara', { from: '2028-03-01', to: '2028-03-01' })
  const at = async (moment: string) =>
    (await staffOnDuty(app.visitor().read, 'shift', null, moment)).ids.map((id) => handles.get(id))
  // The site is in Seoul: the first of March there.
  expect(await at('2028-02-29T14:59:59.999Z')).toContain('tara')
  expect(await at('2028-02-29T15:00:00.000Z')).not.toContain('tara')
  expect(await at('2028-03-01T14:59:59.999Z')).not.toContain('tara')
  expect(await at('2028-03-01T15:00:00.000Z')).toContain('tara')
})
