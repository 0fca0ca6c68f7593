// On both databases: instants as text.
import { expect, test } from 'vitest'
import { verifyClocks } from '#app/domain/cases/clock/verify-clocks.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { aCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the due times that are kept are those of the time line; one that was changed by hand is found', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const { case: one } = await aCase(app, { of: ann, by: sam, severity: 'P2' })
  const { case: other } = await aCase(app, { of: bob, by: sam, severity: 'P1' })
  await replyToCase(app.as(sam), { number: one.number, body: 'We look into it.', privately: false, wait: true })
  app.clock.advance({ days: 3 })
  const verify = () => verifyClocks(app.visitor().read, app.clock.now())
  expect(await verify()).toEqual({ cases: 2, wrong: [] })
  const { db } = app.app.platform.open
  await db.updateTable('case').set({ resolution_due_at: app.clock.now() }).where('id', '=', other.id).execute()
  expect(await verify()).toEqual({ cases: 2, wrong: [other.number] })
})
