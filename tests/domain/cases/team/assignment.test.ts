// On both databases: locks of the assignment.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { caseByNumber } from '#app/domain/cases/queries/cases.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { addAbsence } from '#app/domain/cases/team/add-absence.server.ts'
import { assignFreeCases } from '#app/domain/cases/team/assign-free-cases.server.ts'
import { endAbsence } from '#app/domain/cases/team/end-absence.server.ts'
import { setCompetence } from '#app/domain/cases/team/set-competence.server.ts'
import { assignCase } from '#app/domain/cases/work/assign-case.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { aCase, aPrivateCase } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** Sam and Tara work on cases of Ann and Bob. */
async function team() {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const tara = await aMember(app, 'tara', { name: 'Tara', roles: ['agent'] })
  return { app, ann, bob, sam, tara }
}
const assigneeOf = async (app: TestApp, sam: Actor, number: number) =>
  (await caseByNumber(app.as(sam).read, number))?.assignee_id ?? null
const everything = { language: [], product: [], category: [] }

test('a case that is opened finds its assignee at once, and the time line says why that person', async () => {
  const { app, ann, sam, tara } = await team()
  await setCompetence(app.as(sam), 'tara', { ...everything, language: ['en'] })
  const opened = await aPrivateCase(app, { of: ann })

  await app.drainJobs()

  const page = await casePage(app.as(sam), opened.number)
  expect(page).toMatchObject({ status: 'acknowledged', assignee: { handle: 'tara' } })
  expect(page.timeline.find(({ kind }) => kind === 'assigned')).toMatchObject({
    actor: null,
    data: { from: null, to: tara.memberId, open: 0, language: 'en' },
  })
})

test('nobody has more than the setting allows; the rest waits, and the oldest goes first when somebody has room', async () => {
  const { app, ann, bob, sam, tara } = await team()
  await app.set('cases.openPerAgent', 1)
  const cases = []
  for (const of of [ann, bob, ann, bob]) {
    app.clock.advance({ minutes: 1 })
    cases.push(await aPrivateCase(app, { of, body: `Number ${cases.length} is about my invoice of March.` }))
  }
  const [first, second, third, fourth] = cases.map(({ number }) => number) as [number, number, number, number]
  await app.drainJobs()
  const assignees = await Promise.all(cases.map(({ number }) => assigneeOf(app, sam, number)))
  expect(new Set(assignees.slice(0, 2))).toEqual(new Set([sam.memberId, tara.memberId]))
  expect(assignees.slice(2)).toEqual([null, null])

  await transitionCase(app.as(sam), { number: second, note: null, act: 'resolve' })
  await app.drainJobs()

  expect(await assigneeOf(app, sam, third)).toBe(assignees[1])
  expect(await assigneeOf(app, sam, fourth)).toBeNull()
  expect(await assigneeOf(app, sam, first)).toBe(assignees[0])
})

test('a case that nobody can take now does not hold up those behind it', async () => {
  const { app, ann, bob, sam } = await team()
  for (const handle of ['sam', 'tara']) await setCompetence(app.as(sam), handle, { ...everything, language: ['en'] })
  const korean = await aPrivateCase(app, { of: ann, body: '청구서에서 제 이름을 빼 주실 수 있나요?' })
  app.clock.advance({ minutes: 1 })
  const english = await aPrivateCase(app, { of: bob })

  await app.drainJobs()

  expect(await assigneeOf(app, sam, korean.number)).toBeNull()
  expect(await assigneeOf(app, sam, english.number)).not.toBeNull()
  await setCompetence(app.as(sam), 'tara', { ...everything, language: ['ko'] })
  await app.drainJobs()
  expect(await assigneeOf(app, sam, korean.number)).not.toBeNull()
})

test('who is away gets no new cases until they are back', async () => {
  const { app, ann, sam, tara } = await team()
  await addAbsence(app.as(tara), 'sam', { from: '2026-11-22', to: null })
  await addAbsence(app.as(tara), 'tara', { from: '2026-11-22', to: '2026-11-23' })
  const opened = await aPrivateCase(app, { of: ann })
  await app.drainJobs()
  expect(await assigneeOf(app, sam, opened.number)).toBeNull()

  app.clock.set('2026-11-23T15:00:00.000Z')
  await assignFreeCases(app.app.context())

  expect(await assigneeOf(app, sam, opened.number)).toBe(tara.memberId)
})

test('an absence that ends early lets cases that wait find their assignee', async () => {
  const { app, ann, sam, tara } = await team()
  await addAbsence(app.as(sam), 'sam', { from: '2026-11-22', to: null })
  const away = await addAbsence(app.as(sam), 'tara', { from: '2026-11-22', to: null })
  const opened = await aPrivateCase(app, { of: ann })
  await app.drainJobs()
  await endAbsence(app.as(sam), away.id)
  await app.drainJobs()
  expect(await assigneeOf(app, sam, opened.number)).toBe(tara.memberId)
})

test('a colleague may take the case of somebody who is away, and of nobody else', async () => {
  const { app, ann, sam, tara } = await team()
  const opened = await aPrivateCase(app, { of: ann })
  await takeCase(app.as(tara), { number: opened.number })
  await expect(takeCase(app.as(sam), { number: opened.number })).toFailWith('not_now', 'cases.errors.taken')
  expect((await casePage(app.as(sam), opened.number)).allowed.take).toBe(false)

  await addAbsence(app.as(tara), 'tara', { from: '2026-11-22', to: null })
  expect((await casePage(app.as(sam), opened.number)).allowed.take).toBe(true)
  await takeCase(app.as(sam), { number: opened.number })

  const page = await casePage(app.as(sam), opened.number)
  expect(page.assignee?.handle).toBe('sam')
  expect(page.names[tara.memberId ?? '']).toBe('Tara')
})

test('a case does not return to who gave it back', async () => {
  const { app, ann, sam, tara } = await team()
  const opened = await aPrivateCase(app, { of: ann })
  await takeCase(app.as(sam), { number: opened.number })
  await assignCase(app.as(sam), { number: opened.number, handle: null, note: null })
  await app.drainJobs()
  expect(await assigneeOf(app, sam, opened.number)).toBe(tara.memberId)
})

test('two runs at once give every case once, and nobody more than they have room for', async () => {
  const { app, ann, bob, sam, tara } = await team()
  await app.set('cases.openPerAgent', 2)
  for (let i = 0; i < 6; i++)
    await aPrivateCase(app, { of: i % 2 === 0 ? ann : bob, body: `Number ${i} is about my invoice of March.` })
  await Promise.all([assignFreeCases(app.app.context()), assignFreeCases(app.app.context())])
  const rows = await app.as(sam).read.selectFrom('case').select('assignee_id').execute()
  const of = (id: string | null) => rows.filter(({ assignee_id }) => assignee_id === id).length
  expect([of(sam.memberId), of(tara.memberId), of(null)]).toEqual([2, 2, 2])
})

test('assignment by hand alone: with the setting off, cases wait', async () => {
  const { app, ann, sam } = await team()
  await app.set('cases.assignment', false)
  const opened = await aPrivateCase(app, { of: ann })
  await app.drainJobs()
  expect(await assigneeOf(app, sam, opened.number)).toBeNull()
})

test('a heavy case goes to who had fewer of them, and the time line says so without a number', async () => {
  const { app, ann, bob, sam, tara } = await team()
  const reported = async (by: Actor | null) => {
    const { post, case: row } = await aCase(app, { of: ann, by: sam })
    if (by !== null) await takeCase(app.as(by), { number: row.number })
    await flagThing(app.as(bob), { type: 'post', id: post.id, reason: 'abuse', note: '' })
    return row
  }
  await app.set('cases.assignment', false)
  await reported(sam)
  for (let i = 0; i < 2; i++)
    await takeCase(app.as(tara), {
      number: (await aPrivateCase(app, { of: bob, body: `Number ${i} of my questions.` })).number,
    })
  const next = await reported(null)
  await app.set('cases.assignment', true)
  await assignFreeCases(app.as(sam))

  expect(await assigneeOf(app, sam, next.number)).toBe(tara.memberId)
  const { timeline } = await casePage(app.as(sam), next.number)
  expect(timeline.find(({ kind }) => kind === 'assigned')?.data).toMatchObject({ to: tara.memberId, rotated: 1 })
})
