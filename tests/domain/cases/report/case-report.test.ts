// On both databases: reads with joins of its own.
import { expect, test } from 'vitest'
import { plus } from '#app/core/time.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { caseReport } from '#app/domain/cases/report/case-report.server.ts'
import { reportCsv } from '#app/domain/cases/report/report-csv.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { reopenCase } from '#app/domain/cases/work/reopen-case.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { loader as csv } from '#app/routes/staff/reports-csv.ts'
import { loader as page } from '#app/routes/staff/reports.tsx'
import { aCase, aPrivateCase, aRating } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { visit } from '#tests/setup/route-visit.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function worked() {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  // A Monday at ten in Seoul.
  app.clock.set('2026-11-23T01:00:00.000Z')
  const { number } = await aPrivateCase(app, { of: ann })
  const reply = (body: string) => replyToCase(app.as(sam), { number, body, privately: true, wait: false })
  return { app, ann, bob, sam, number, reply }
}

test('it follows a case from its first answer over the next one to being reopened', async () => {
  const { app, ann, sam, number, reply } = await worked()
  app.clock.advance({ minutes: 30 })
  await reply('We look into it.')
  app.clock.advance({ minutes: 10 })
  await customerReply(app.as(ann), { number, body: 'It is still on the invoice.' })
  app.clock.advance({ minutes: 20 })
  await reply('Now it is off.')
  await transitionCase(app.as(sam), { number, note: null, act: 'resolve' })
  const report = await caseReport(app.as(sam), '4w')
  expect(report).toMatchObject({
    cases: 1,
    firstResponse: { kept: 1, share: 1, median: 30 },
    nextResponse: { kept: 1, share: 1, median: 20 },
    resolution: { kept: 1, median: 60 },
    resolved: 1,
    reopened: 0,
    sources: [{ source: 'feedback', cases: 1 }],
  })
  expect(report.arrivals[0]?.[5]).toBe(1)
  expect(report.backlog.every(({ staff, customer }) => staff + customer === 0)).toBe(true)

  await reopenCase(app.as(ann), { number, note: null })
  app.clock.advance({ days: 20 })
  const later = await caseReport(app.as(sam), '4w')
  expect(later).toMatchObject({
    reopened: 1,
    nextResponse: { kept: 1, overdue: 1, share: 0.5 },
    resolution: { overdue: 1, median: null },
  })
  expect(later.backlog.find(({ days }) => days === null)).toMatchObject({ staff: 1 })
  expect(later.breaches.flat().reduce((sum, count) => sum + count, 0)).toBe(2)
})

test('further answers have their share, those that are still owed among them, by the same clocks as the page of the case', async () => {
  const { app, ann, sam, number, reply } = await worked()
  await reply('We look into it.')
  for (const late of [false, true, true]) {
    await customerReply(app.as(ann), { number, body: 'It is still on the invoice.' })
    app.clock.advance(late ? { days: 7 } : { minutes: 5 })
    if (late) await reply('Here again.')
    else await reply('Soon.')
  }
  // Owed, and its time is over.
  await customerReply(app.as(ann), { number, body: 'And now?' })
  app.clock.advance({ days: 4 })
  const report = await caseReport(app.as(sam), '12w')
  expect(report).toMatchObject({ nextResponse: { kept: 1, late: 2, overdue: 1, ahead: 0, share: 0.25 } })
  expect(report.groups.source).toMatchObject([{ nextResponse: { share: 0.25 } }])
  expect((await casePage(app.as(sam), number)).nextResponse).toMatchObject({ state: 'breached', endedAt: null })
})

test('what falls due when the office closes is not late in the night after', async () => {
  const { app, ann, sam } = await worked()
  // Half past eight in the evening: one business day from the next morning on ends with the day.
  app.clock.set('2026-11-24T11:30:00.000Z')
  const { number } = await aPrivateCase(app, { of: ann, body: 'Where do I find last year’s invoices, please?' })
  await setSeverity(app.as(sam), { number, severity: 'P3' })
  const { firstResponse } = await casePage(app.as(sam), number)
  app.clock.set(plus(firstResponse.dueAt, { hours: 3 }))
  await replyToCase(app.as(sam), { number, body: 'Below “Account”.', privately: true, wait: false })
  expect((await casePage(app.as(sam), number)).firstResponse.state).toBe('met')
  expect((await caseReport(app.as(sam), '4w')).groups.severity?.find(({ key }) => key === 'P3')).toMatchObject({
    firstResponse: { kept: 1, late: 0 },
  })
})

test('dismissed cases and those of another period are left out; low scores are quoted with their case', async () => {
  const { app, ann, bob, sam, number } = await worked()
  const other = await aCase(app, { of: bob, by: sam })
  await aRating(app, { number, score: 2, comment: 'I had to ask three times.' })
  expect((await caseReport(app.as(sam), '4w')).ratings).toMatchObject({
    asked: 1,
    answered: 1,
    mean: 2,
    scores: [0, 1, 0, 0, 0],
    words: [{ number, score: 2, comment: 'I had to ask three times.' }],
  })
  await dismissCase(app.as(sam), { number: other.case.number, reason: null })
  expect((await caseReport(app.as(sam), '4w')).cases).toBe(1)
  app.clock.advance({ days: 40 })
  expect((await caseReport(app.as(sam), '4w')).cases).toBe(0)
  expect((await caseReport(app.as(sam), '12w')).cases).toBe(1)
  await expect(caseReport(app.as(ann), '4w')).rejects.toMatchObject({ kind: 'forbidden' })
})

test('page and file show the same figures, with as many queries for one case as for eight', async () => {
  const { app, ann, sam } = await worked()
  const at = (address: string) => visit(app.as(sam), { at: address })
  const cost = () => countQueries(app.as(sam), (ctx) => page(visit(ctx, { at: '/staff/reports' })))
  // What the site keeps between readers is read once.
  await cost()
  const one = await cost()
  for (let n = 0; n < 7; n++) await aPrivateCase(app, { of: ann })
  expect(await cost()).toBe(one)
  expect(one).toBeLessThanOrEqual(10)

  expect(await page(at('/staff/reports?period=12w&by=source'))).toMatchObject({
    dimension: 'source',
    report: { period: '12w', cases: 8 },
    groups: [{ key: 'feedback', cases: 8 }],
  })
  expect(await page(at('/staff/reports?period=never&by=nothing'))).toMatchObject({
    dimension: 'product',
    report: { period: '4w' },
  })
  const file = await (await csv(at('/staff/reports/csv?period=12w'))).text()
  expect(file).toContain('source,feedback,cases,8')
  expect(file).toBe(reportCsv(await caseReport(app.as(sam), '12w')))
})
