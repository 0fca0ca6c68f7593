// On both databases: periods by ids, and plans without a full scan.
import { expect, test } from 'vitest'
import { recordBackup } from '#app/core/backup-runs.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { siteFigures } from '#app/domain/health/site-figures.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { siteDuties } from '#app/views/admin/site-health.server.ts'
import { fullScans, planOf, statementsOf } from '#scripts/plans/statements.ts'
import { aCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { aPerk, givePoints, redeem } from '#tests/factories/perks.ts'
import { aThread, anAnswer } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

const much = 10_000_000_000
const low = 500_000_000

async function site() {
  const app = await testApp()
  return { app, ...(await people(app, 'ann', 'bob', 'sam', 'ada')) }
}

test('six figures of 28 days stand beside those of the 28 days before', async () => {
  const { app, ann, bob, sam, ada } = await site()
  const old = await aThread(app, { by: ann })
  app.clock.advance({ hours: 2 })
  await anAnswer(app, { to: old, by: bob })
  app.clock.advance({ days: 30 })
  const asked = await aThread(app, { by: ann })
  app.clock.advance({ minutes: 30 })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  const { number } = (await aCase(app, { of: ann, by: sam })).case
  await replyToCase(app.as(sam), { number, body: 'Your money is on its way.', privately: true, wait: false })
  app.clock.advance({ minutes: 1 })
  const { now, before } = await siteFigures(app.as(ada))
  // The complaint of the case is a question too, without an answer in the thread.
  expect(now).toEqual({
    membersActive: 2,
    questionsAsked: 2,
    shareSolved: 0.5,
    firstAnswerMinutes: 30,
    casesInPromise: 1,
    storiesPublished: 0,
  })
  expect(before).toMatchObject({ membersActive: 2, questionsAsked: 1, shareSolved: 0, firstAnswerMinutes: 120 })
  await expect(siteFigures(app.as(bob))).toFailWith('forbidden')
})

test('nothing to do is a state; what waits comes with its count and the page where it is done', async () => {
  const { app, ann, sam, ada } = await site()
  await recordBackup(app.app.context(), { good: true })
  const duties = () => siteDuties(app.as(ada), much, low)
  expect(await duties()).toEqual([])
  await givePoints(app, ann, 9_000)
  await redeem(app, ann, await aPerk(app, { cost: 2_000 }))
  await aCase(app, { of: ann, by: sam })
  app.clock.advance({ days: 10 })
  expect(await duties()).toMatchObject([
    { kind: 'backupOld', bad: true },
    { kind: 'overdueCases', count: 1, href: '/staff/cases?due=overdue' },
    { kind: 'reviewWaits', count: 1, href: '/moderation' },
    { kind: 'redemptionsWait', count: 1, href: '/admin/redemptions' },
  ])
  expect(await siteDuties(app.as(ada), 100 * 1_048_576, low)).toMatchObject([
    { kind: 'diskLow', size: 100 },
    {},
    {},
    {},
    {},
  ])
})

test('what the page of administration counts is found by index', async () => {
  const { app, ann, ada } = await site()
  await aThread(app, { by: ann })
  const scans: string[] = []
  for (const statement of await statementsOf(app.as(ada), siteFigures))
    for (const step of fullScans(await planOf(app.app.platform.open, statement))) scans.push(`${step} ${statement.sql}`)
  expect(scans).toEqual([])
})
