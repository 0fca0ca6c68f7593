import { expect, test } from 'vitest'
import { verifyClocks } from '#app/domain/cases/clock/verify-clocks.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { caseReport } from '#app/domain/cases/report/case-report.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { setSeverity } from '#app/domain/cases/work/set-severity.server.ts'
import { transitionCaseTo } from '#app/domain/cases/work/transition-case-to.server.ts'
import { up } from '#db/migrations/2026-12-01-88a-emptied-time-lines.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a case whose entries were emptied with its customer can be read again, with its status and a promise of now', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const { db } = app.app.platform.open
  const over = await aPrivateCase(app, { of: ann })
  const open = await aPrivateCase(app, { of: bob })
  await setSeverity(app.as(sam), { number: over.number, severity: 'P1' })
  app.clock.advance({ minutes: 20 })
  await replyToCase(app.as(sam), { number: over.number, body: 'Here it is.', privately: true, wait: false })
  await transitionCaseTo(app.as(sam), { number: over.number, to: 'resolved', note: null })
  const entries = () => db.selectFrom('case_event').select(['id', 'data']).where('case_id', '=', open.id).execute()
  const untouched = await entries()
  await db.updateTable('case_event').set({ data: '{}' }).where('case_id', '=', over.id).execute()
  await db.deleteFrom('case_fact').where('case_id', '=', over.id).execute()
  await expect(casePage(app.as(sam), over.number)).rejects.toThrow('policyId')

  await up(db as never)
  expect(await entries()).toEqual(untouched)
  expect((await casePage(app.as(sam), over.number)).resolution).toMatchObject({ state: 'met' })
  expect(await caseReport(app.as(sam), '4w')).toMatchObject({ cases: 2, firstResponse: { kept: 1, median: 20 } })
  expect((await verifyClocks(db, app.clock.now())).cases).toBe(2)
})
