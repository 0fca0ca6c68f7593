// On both databases: reads with joins of its own, and locks.
import { expect, test } from 'vitest'
import { wholeCase } from '#app/api/json/case-json.server.ts'
import type { Actor } from '#app/core/actor.ts'
import { newId } from '#app/core/ids.ts'
import { plus } from '#app/core/time.ts'
import { verifyClocks } from '#app/domain/cases/clock/verify-clocks.server.ts'
import { openCaseForShape } from '#app/domain/cases/input.ts'
import { ownCasePage } from '#app/domain/cases/queries/own.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { raiseCounts } from '#app/domain/cases/queries/raises.server.ts'
import { severityEvents } from '#app/domain/cases/queries/severity-figures.server.ts'
import { raiseSeverities, raiseSeverity } from '#app/domain/cases/severity/raise-severity.server.ts'
import { severityFrom } from '#app/domain/cases/severity/severity-from.ts'
import { undoRaise } from '#app/domain/cases/severity/undo-raise.server.ts'
import { openCaseFor } from '#app/domain/cases/sources/open-case-for.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { aCase, aPrivateCase, aRaisedCase, mild } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  return { app, ...(await people(app, 'ann', 'bob', 'sam')) }
}

/** A contract of the member that began that many days ago and ends in that many. */
async function aContract({ app, clock }: TestApp, of: Actor, days: { ago: number; left: number | null }) {
  const id = newId('account')
  const { db } = app.platform.open
  await db
    .insertInto('account')
    .values({
      id,
      name: 'Example',
      kind: 'company',
      plan: 'business',
      products: '[]',
      started_at: plus(clock.now(), { days: -days.ago }),
      renews_at: days.left === null ? null : plus(clock.now(), { days: days.left }),
      external_id: null,
      updated_at: null,
    })
    .execute()
  await db
    .updateTable('member')
    .set({ account_id: id })
    .where('id', '=', of.memberId ?? '')
    .execute()
}

const severityNow = async (app: TestApp, sam: Actor, number: number) => {
  const { severity, raises, raisedBy, firstResponse } = await casePage(app.as(sam), number)
  return { severity, raises, by: raisedBy.map(({ rule, figure }) => [rule, figure]), dueAt: firstResponse.dueAt }
}

test('a case begins with what is known of its customer: a contract that ends soon, years, a complaint before', async () => {
  const { app, ann, sam } = await site()
  await aContract(app, ann, { ago: 365 * 6 + 2, left: 21 })
  const first = await aPrivateCase(app, { of: ann, body: mild })
  expect(await severityNow(app, sam, first.number)).toMatchObject({
    severity: 'P1',
    raises: 2,
    by: [
      ['renewal', 21],
      ['tenure', 6],
    ],
  })
  app.clock.advance({ days: 3 })
  const second = await aPrivateCase(app, { of: ann, body: mild })
  expect((await severityNow(app, sam, second.number)).by).toContainEqual(['repeated', 3])
  expect(await verifyClocks(app.as(sam).read, app.clock.now())).toMatchObject({ wrong: [] })
})

test('the customer is promised what the severity asks for from the beginning', async () => {
  const { app, ann, bob, sam } = await site()
  app.clock.set('2026-11-23T01:00:00.000Z')
  const calm = await aPrivateCase(app, { of: bob, body: mild })
  const raised = await aRaisedCase(app, { of: ann })
  expect([calm.severity, raised.severity]).toEqual(['P3', 'P2'])
  expect(raised.first_response_due_at < calm.first_response_due_at).toBe(true)
  expect((await casePage(app.as(sam), raised.number)).firstResponse.promisedMinutes).toBe(240)
})

test('customers who press “me too” raise the case of the thread once, and the assignee is told', async () => {
  const { app, ann, sam } = await site()
  await app.set('cases.raiseMeToos', 3)
  const { case: opened, thread } = await aCase(app, { of: ann, by: sam, severity: 'P3' })
  await takeCase(app.as(sam), { number: opened.number })
  for (const name of ['one', 'two', 'three', 'four']) {
    await setMeToo(app.as(await aMember(app, name)), { threadId: thread.id, on: true })
    await app.drainJobs()
  }
  expect(await severityNow(app, sam, opened.number)).toMatchObject({ severity: 'P2', by: [['meToos', 3]] })
  const told = await notifications(app.as(sam), { unread: false, show: null }, { limit: 50, cursor: null })
  expect(told.items.filter(({ kind }) => kind === 'caseRaised')).toHaveLength(1)
})

test('a customer who writes that they leave raises the case', async () => {
  const { app, ann, sam } = await site()
  const { number } = await aPrivateCase(app, { of: ann, body: mild })
  await customerReply(app.as(ann), { number, body: 'Nobody answers. I will cancel.' })
  await app.drainJobs()
  expect(await severityNow(app, sam, number)).toMatchObject({ severity: 'P2', by: [['leaving', 1]] })
})

test('each night a contract may have come near enough; a second night changes nothing', async () => {
  const { app, ann, bob, sam } = await site()
  await aContract(app, ann, { ago: 100, left: 31 })
  await aContract(app, bob, { ago: 100, left: 300 })
  const near = await aPrivateCase(app, { of: ann, body: mild })
  const far = await aPrivateCase(app, { of: bob, body: mild })
  await raiseSeverities(app.as(sam))
  expect(await severityNow(app, sam, near.number)).toMatchObject({ severity: 'P3' })
  app.clock.advance({ days: 1 })
  await raiseSeverities(app.as(sam))
  app.clock.advance({ days: 1 })
  await raiseSeverities(app.as(sam))
  expect(await severityNow(app, sam, near.number)).toMatchObject({ severity: 'P2', by: [['renewal', 30]] })
  expect(await severityNow(app, sam, far.number)).toMatchObject({ severity: 'P3', by: [] })
})

test('an agent takes a raise back with a reason, and the rule does not raise the case again', async () => {
  const { app, ann, sam } = await site()
  const { number, id } = await aRaisedCase(app, { of: ann })
  const input = { number, rule: 'repeated', reason: 'She wrote it twice.' } as const
  const back = await undoRaise(app.as(sam), input)
  expect(back).toMatchObject({ severity: 'P3', raises: 0 })
  expect(await undoRaise(app.as(sam), input)).toMatchObject({ severity: 'P3' })
  const page = await casePage(app.as(sam), number)
  expect(page).toMatchObject({ raisedBy: [{ rule: 'repeated', state: 'undone' }], notes: [{}] })
  expect(page.timeline.map(({ kind }) => kind)).toContain('raise_undone')
  await raiseSeverity(app.as(sam), { of: id, moment: 'wrote' })
  expect((await casePage(app.as(sam), number)).severity).toBe('P3')
  await expect(undoRaise(app.as(sam), { ...input, rule: 'tenure' })).rejects.toMatchObject({ code: 'not_raised' })
  await expect(undoRaise(app.as(ann), input)).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await raiseCounts(app.as(sam).read, plus(app.clock.now(), { days: -1 }))).toEqual([
    { rule: 'repeated', raised: 1, undone: 1 },
  ])
})

test('the severity that an agent chooses stays against rules that held then, and yields to what is new', async () => {
  const { app, ann, sam } = await site()
  await aContract(app, ann, { ago: 100, left: 20 })
  const { number } = await aPrivateCase(app, { of: ann, body: mild })
  await setSeverity(app.as(sam), { number, severity: 'P3' })
  await raiseSeverities(app.as(sam))
  expect(await severityNow(app, sam, number)).toMatchObject({ severity: 'P3', raises: 0 })
  await customerReply(app.as(ann), { number, body: 'I will cancel.' })
  await app.drainJobs()
  expect(await severityNow(app, sam, number)).toMatchObject({ severity: 'P2' })
})

test('what an agent opens with a severity keeps it', async () => {
  const { app, ann, sam } = await site()
  await aContract(app, ann, { ago: 365 * 7, left: 5 })
  const said = openCaseForShape.parse({ handle: 'ann', body: 'The meter reading is missing again.', severity: 'P3' })
  const opened = await openCaseFor(app.as(sam), said)
  await raiseSeverities(app.as(sam))
  expect(await severityNow(app, sam, opened.case.number)).toMatchObject({ severity: 'P3', raises: 0 })
})

test('columns say what the time line says, however many signals come at once', async () => {
  const { app, ann, sam } = await site()
  await aContract(app, ann, { ago: 365 * 6, left: 40 })
  await app.set('cases.raiseTenureYears', 0)
  const { number, id } = await aPrivateCase(app, { of: ann, body: mild })
  await app.set('cases.raiseTenureYears', 5)
  await app.set('cases.raiseRenewalDays', 60)
  const job = app.as(sam)
  await Promise.all([raiseSeverities(job), raiseSeverities(job), raiseSeverity(job, { of: id, moment: 'wrote' })])
  const row = await app.app.platform.open.db
    .selectFrom('case')
    .select(['severity', 'raises'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { severity, raises } = severityFrom(await severityEvents(job.read, id))
  expect(row).toEqual({ severity, raises: raises.length })
  expect(raises).toHaveLength(2)
  expect(await severityNow(app, sam, number)).toMatchObject({ severity: 'P1' })
})

test('customers see neither the severity nor why', async () => {
  const { app, ann, sam } = await site()
  const { number } = await aRaisedCase(app, { of: ann })
  const own = JSON.stringify(await ownCasePage(app.as(ann), number))
  expect(own).not.toMatch(/repeated|raise|"severity"|P2/)
  expect(await wholeCase(app.as(sam), number)).toMatchObject({ raises: [{ rule: 'repeated', figure: 0 }] })
  await expect(wholeCase(app.as(ann), number)).rejects.toMatchObject({ kind: 'forbidden' })
})
