// On both databases: partial indexes and row locks.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { alarmChains } from '#app/domain/cases/clock/alarms.ts'
import { checkClocks } from '#app/domain/cases/clock/check-clocks.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { addAbsence } from '#app/domain/cases/team/add-absence.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { addToGroup } from '#app/domain/groups/add-to-group.server.ts'
import { groupShape } from '#app/domain/groups/input.ts'
import { createGroup } from '#app/domain/groups/save-group.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { notificationKinds } from '#app/registry/notifications.ts'
import { aCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** A complaint on a Monday at ten in Seoul: the first response is due at 14:00, the resolution on Thursday at 10:00. */
async function monday() {
  const app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  const { ann, sam } = await people(app, 'ann', 'sam')
  const tara = await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] })
  const { case: opened } = await aCase(app, { of: ann, by: sam, severity: 'P2', category: 'service' })
  return { app, ann, sam, tara, number: opened.number }
}

/** Runs the job, and says what of its kinds a member was told, the newest first. */
async function told(app: TestApp, member: Actor): Promise<string[]> {
  await app.drainJobs()
  const { items } = await notifications(app.as(member), { unread: false, show: 'cases' }, { limit: 50, cursor: null })
  return items.flatMap(({ kind, detail }) =>
    /DueSoon|Breached/.test(kind) ? [`${kind} ${String(detail['clock'])}`] : [],
  )
}

test('half an hour before a promise falls due its assignee is told, and once more when it is broken', async () => {
  const { app, ann, sam, tara, number } = await monday()
  await takeCase(app.as(sam), { number })
  app.clock.set('2026-11-23T04:29:00.000Z')
  expect(await checkClocks(app.visitor())).toBe(0)
  app.clock.set('2026-11-23T04:30:00.000Z')
  expect([await checkClocks(app.visitor()), await checkClocks(app.visitor())]).toEqual([1, 0])
  expect(await told(app, sam)).toEqual(['caseDueSoon firstResponse'])
  expect(await told(app, tara)).toEqual([])

  app.clock.set('2026-11-23T05:00:01.000Z')
  expect([await checkClocks(app.visitor()), await checkClocks(app.visitor())]).toEqual([1, 0])
  expect(await told(app, sam)).toEqual(['caseBreachedMine firstResponse', 'caseDueSoon firstResponse'])
  expect([await told(app, tara), await told(app, ann)]).toEqual([[], []])
})

test('a promise that stays broken is told to the leads after half an hour, and to everybody on shift after an hour', async () => {
  const { app, sam, tara, number } = await monday()
  const [ada, lea] = [await aMember(app, 'ada', { roles: ['admin'] }), await aMember(app, 'lea', { roles: ['agent'] })]
  await takeCase(app.as(sam), { number })
  app.clock.set('2026-11-23T05:30:01.000Z')
  // The sweep was late: of the promise that is broken by now nobody hears that it falls due soon.
  expect(await checkClocks(app.visitor())).toBe(2)
  expect(await told(app, sam)).toEqual(['caseBreachedMine firstResponse'])
  expect(await told(app, ada)).toEqual(['caseBreachedLead firstResponse'])
  expect([await told(app, lea), await told(app, tara)]).toEqual([[], []])

  app.clock.set('2026-11-23T06:00:01.000Z')
  expect([await checkClocks(app.visitor()), await checkClocks(app.visitor())]).toEqual([1, 0])
  for (const agent of [lea, tara]) expect(await told(app, agent)).toEqual(['caseBreached firstResponse'])
  const { timeline } = await casePage(app.as(sam), number)
  expect(timeline.map(({ kind, data }) => [kind, data['to']]).slice(-3)).toEqual([
    ['breached', undefined],
    ['escalated', 'lead'],
    ['escalated', 'shift'],
  ])
})

test('the leads are the staff in the group "leads", where there is one', async () => {
  const { app, sam, tara, number } = await monday()
  const ada = await aMember(app, 'ada', { roles: ['admin'] })
  await createGroup(app.as(ada), { key: 'leads', ...groupShape.parse({ nameEn: 'Leads', nameKo: '책임자' }) })
  await addToGroup(app.as(ada), { key: 'leads', handle: 'tara' })
  await takeCase(app.as(sam), { number })
  app.clock.set('2026-11-23T05:30:01.000Z')
  await checkClocks(app.visitor())
  expect([await told(app, tara), await told(app, ada)]).toEqual([['caseBreachedLead firstResponse'], []])
})

test('the time line says who was really told: the step of the chain that found people at that moment', async () => {
  const { app, sam, tara, number } = await monday()
  const said = async (): Promise<unknown[]> => {
    const { timeline } = await casePage(app.as(sam), number)
    return timeline.flatMap(({ kind, data }) => (data['told'] === undefined ? [] : [[kind, data['told']]]))
  }
  await takeCase(app.as(sam), { number })
  app.clock.set('2026-11-23T04:30:00.000Z')
  await checkClocks(app.visitor())
  expect(await said()).toEqual([['due_soon', 'assignee']])
  // Sam falls ill: the other agent hears of it, and without leads and admins nobody else.
  await addAbsence(app.as(tara), 'sam', { from: '2026-11-23', to: null })
  app.clock.set('2026-11-23T05:30:01.000Z')
  await checkClocks(app.visitor())
  expect((await said()).slice(1)).toEqual([
    ['breached', 'shift'],
    ['escalated', null],
  ])
  // Tara too: of the last step the admins hear, who are there or not.
  const ada = await aMember(app, 'ada', { roles: ['admin'] })
  await addAbsence(app.as(ada), 'tara', { from: '2026-11-23', to: null })
  app.clock.set('2026-11-23T06:00:01.000Z')
  await checkClocks(app.visitor())
  expect((await said()).at(-1)).toEqual(['escalated', 'admins'])
  expect(await told(app, ada)).toContain('caseBreached firstResponse')
})

test('each level is told by the rule that its notification names', () => {
  const rules = Object.values(notificationKinds).flatMap(({ on }) =>
    Object.entries(on as Record<string, { to: { rule?: string }; when?: { to?: string } }>).flatMap(
      ([event, cause]) => {
        const level = { 'case.dueSoon': 'dueSoon', 'case.breached': 'breached', 'case.escalated': cause.when?.to }[
          event
        ]
        return level === undefined ? [] : [[level, cause.to.rule] as const]
      },
    ),
  )
  expect(Object.fromEntries(rules)).toEqual(alarmChains)
})

test('while nobody has the case all agents hear that it is due soon', async () => {
  const { app, sam, tara } = await monday()
  await app.set('cases.assignment', false)
  app.clock.set('2026-11-23T04:45:00.000Z')
  await checkClocks(app.visitor())
  for (const agent of [sam, tara]) expect(await told(app, agent)).toEqual(['caseDueSoon firstResponse'])
})

test('a case that was answered, waits on its customer or is solved breaks no promise; at night none falls due', async () => {
  const { app, sam, number } = await monday()
  await replyToCase(app.as(sam), { number, body: 'I will look into it.', privately: false, wait: true })
  // Thursday at eleven: the resolution would be late by an hour.
  app.clock.set('2026-11-26T02:00:00.000Z')
  expect(await checkClocks(app.visitor())).toBe(0)
  await transitionCase(app.as(sam), { number, note: null, act: 'waitForStaff' })
  expect(await checkClocks(app.visitor())).toBe(0)
  await transitionCase(app.as(sam), { number, note: null, act: 'resolve' })
  app.clock.advance({ days: 30 })
  expect(await checkClocks(app.visitor())).toBe(0)
})

test('a lower severity does not undo that a promise was broken, and tells nothing again', async () => {
  const { app, sam, number } = await monday()
  app.clock.set('2026-11-23T05:01:00.000Z')
  expect(await checkClocks(app.visitor())).toBe(1)
  await setSeverity(app.as(sam), { number, severity: 'P3' })
  app.clock.set('2026-11-23T05:20:00.000Z')
  expect(await checkClocks(app.visitor())).toBe(0)
  expect(await casePage(app.as(sam), number)).toMatchObject({ severity: 'P3', firstResponse: { state: 'breached' } })
  await expect(app).toHaveRecorded('case.breached', 1)
})

test('a promise that moves to a later moment is told of again when that comes', async () => {
  const { app, sam, number } = await monday()
  app.clock.set('2026-11-23T04:30:00.000Z')
  expect(await checkClocks(app.visitor())).toBe(1)
  await setSeverity(app.as(sam), { number, severity: 'P3' })
  // P3: Tuesday at ten.
  app.clock.set('2026-11-24T00:30:00.000Z')
  expect(await checkClocks(app.visitor())).toBe(1)
  await expect(app).toHaveRecorded('case.dueSoon', 2)
})

test('with no time before the due moment only broken promises are told, of any number of cases', async () => {
  const { app, sam } = await monday()
  for (let i = 0; i < 12; i++) await aCase(app, { of: sam, by: sam, severity: 'P2' })
  app.clock.set('2026-11-23T05:01:00.000Z')
  expect(await checkClocks(app.visitor())).toBe(13)
  await app.set('cases.dueSoonMinutes', 0)
  // The resolution is due in a minute: only the late answers are told, to leads and shift.
  app.clock.set('2026-11-26T00:59:00.000Z')
  expect(await checkClocks(app.visitor())).toBe(26)
  await expect(app).toHaveRecorded('case.dueSoon', 0)
})
