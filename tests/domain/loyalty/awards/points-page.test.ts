import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { plus } from '#app/core/time.ts'
import { matureHolds } from '#app/domain/ledger/mature-holds.server.ts'
import { pointsLines, pointsPage } from '#app/domain/loyalty/awards/points-page.server.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { recomputeAllTiers } from '#app/domain/loyalty/tiers/recompute-tiers.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const firstPage = { limit: 20, cursor: null }

async function aSolvedQuestion(test: TestApp) {
  const { ann, bob } = await people(test, 'ann', 'bob')
  const answer = await anAnswer(test, { to: await aThread(test, { by: ann }), by: bob })
  await acceptAnswer(test.as(ann), { postId: answer.id })
  return { ann, bob, answer }
}

/** Makes the member a customer since so many years. */
async function asCustomer(test: TestApp, member: Actor, years: number): Promise<void> {
  const { db } = test.app.platform.open
  const id = `acc_${years}${member.handle}`
  await db
    .insertInto('account')
    .values({
      id,
      name: 'Haru Ltd',
      kind: 'company',
      plan: 'home',
      started_at: plus(test.clock.now(), { days: -366 * years }),
      renews_at: null,
    })
    .execute()
  await db
    .updateTable('member')
    .set({ account_id: id })
    .where('id', '=', member.memberId ?? '')
    .execute()
}

test('a member reads what every line was for, what waits and until when', async () => {
  const test = await testApp()
  const { bob, answer } = await aSolvedQuestion(test)
  const page = await pointsPage(test.as(bob), bob.memberId ?? '', firstPage)
  expect(page.balances).toMatchObject({ pending: 10, available: 0 })
  expect(page.reputation).toBe(16)
  expect(page.maturing).toMatchObject([{ points: 10, day: '2026-11-25' }])
  expect(page.months).toEqual([{ month: '2026-11', points: 10, pending: 10, years: null }])
  expect(page.lines.items).toMatchObject([
    {
      kind: 'award',
      rule: 'answer-accepted',
      ruleVersion: 1,
      points: 10,
      reputation: 15,
      state: 'pending',
      subject: { type: 'post', id: answer.id },
      capped: null,
    },
  ])
})

test('a loss is a line like a gain, and says what it takes back', async () => {
  const test = await testApp()
  const { ann, bob, answer } = await aSolvedQuestion(test)
  test.clock.advance({ minutes: 1 })
  await unacceptAnswer(test.as(ann), { postId: answer.id })
  const { items } = await pointsLines(test.as(bob), bob.memberId ?? '', firstPage)
  expect(items).toMatchObject([
    { kind: 'reversal', eventType: 'answer.unaccepted', points: -10, reputation: -15, state: 'reversed' },
    { kind: 'award', points: 10 },
  ])
})

test("nobody else reads a member's book, except those who run the site", async () => {
  const test = await testApp()
  const { ann, bob } = await aSolvedQuestion(test)
  await expect(pointsPage(test.as(ann), bob.memberId ?? '', firstPage)).toFailWith('forbidden')
  await expect(pointsPage(test.visitor(), bob.memberId ?? '', firstPage)).toFailWith('unauthenticated')
  const ada = await aMember(test, 'ada')
  expect((await pointsPage(test.as(ada), bob.memberId ?? '', firstPage)).balances.pending).toBe(10)
})

test('lines come page by page without a gap while more arrive', async () => {
  const test = await testApp()
  const { ann, bob } = await aSolvedQuestion(test)
  for (let i = 0; i < 4; i++) {
    test.clock.advance({ hours: 13 })
    const answer = await anAnswer(test, {
      to: await aThread(test, { by: ann, title: `Question number ${i}` }),
      by: bob,
    })
    await castVote(test.as(ann), { postId: answer.id, value: 1 })
  }
  const first = await pointsLines(test.as(bob), bob.memberId ?? '', { limit: 2, cursor: null })
  test.clock.advance({ hours: 13 })
  await castVote(test.as(ann), {
    postId: (await anAnswer(test, { to: await aThread(test, { by: ann, title: 'One more question' }), by: bob })).id,
    value: 1,
  })
  const second = await pointsLines(test.as(bob), bob.memberId ?? '', { limit: 10, cursor: first.next })
  expect([...first.items, ...second.items].map(({ rule }) => rule)).toEqual([
    'answer-voted-up',
    'answer-voted-up',
    'answer-voted-up',
    'answer-voted-up',
    'answer-accepted',
  ])
  expect(second.next).toBeNull()
})

test('the tier comes from points and tenure, also for a customer who never wrote a word', async () => {
  const test = await testApp()
  const quiet = await aMember(test, 'quiet')
  await asCustomer(test, quiet, 7)
  await recomputeAllTiers(test.app.context())
  const standing = (await standingsOf(test.app.platform.open.reader, [quiet.memberId ?? ''])).get(quiet.memberId ?? '')
  expect(standing).toMatchObject({ tier: 'champion', score: 1_120, reputation: 1 })
})

test('holds mature once, whoever runs the job how often', async () => {
  const test = await testApp()
  const { bob } = await aSolvedQuestion(test)
  test.clock.advance({ hours: 73 })
  const day = (at: string): string => at.slice(0, 10)
  const counts = await Promise.all([matureHolds(test.app.context(), day), matureHolds(test.app.context(), day)])
  expect(Math.max(...counts)).toBeGreaterThanOrEqual(1)
  const page = await pointsPage(test.as(bob), bob.memberId ?? '', firstPage)
  expect(page.balances).toMatchObject({ pending: 0, available: 10 })
  await expect(test).toHaveRecorded('points.matured', 2)
})
