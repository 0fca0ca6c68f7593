// On both databases: the ledger on both.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { balancesOf } from '#app/domain/ledger/queries/ledger.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { pointsLines } from '#app/domain/loyalty/awards/points-page.server.ts'
import { replayLedger } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const has = async (test: TestApp, member: Actor) =>
  (await balancesOf(test.app.platform.open.reader, [member.memberId ?? ''])).get(member.memberId ?? '')

async function votersAndAnswers(test: TestApp, voters: number, answers: number) {
  const [ann, bob] = [await aMember(test, 'ann'), await aMember(test, 'bob')]
  const people = await Promise.all(
    Array.from({ length: voters }, (_, at) => aMember(test, `voter${at}`, { trustLevel: 1 })),
  )
  const posts: string[] = []
  for (let at = 0; at < answers; at++)
    posts.push(
      (await anAnswer(test, { to: await aThread(test, { by: ann, title: `Question number ${at}` }), by: bob })).id,
    )
  const vote = (voter: number, post: number, value: 1 | 0 | -1) =>
    castVote(test.as(people[voter] ?? ann), { postId: posts[post] ?? '', value })
  return { ann, bob, posts, vote }
}

test('a reversed vote gives its room to a vote of that day that was cut, and the line names what freed it', async () => {
  const test = await testApp()
  await test.set('reputation.dailyCap', 25)
  const { bob, vote } = await votersAndAnswers(test, 4, 1)
  for (let at = 0; at < 4; at++) await vote(at, 0, 1)
  expect(await has(test, bob)).toMatchObject({ reputation: 25, pending: 8 })
  await vote(0, 0, 0)
  expect(await has(test, bob)).toMatchObject({ reputation: 25, pending: 6 })
  const { items } = await pointsLines(test.as(bob), bob.memberId ?? '', { limit: 3, cursor: null })
  expect(items.map(({ kind, reputation, eventType }) => ({ kind, reputation, eventType }))).toEqual(
    expect.arrayContaining([
      { kind: 'settlement', reputation: 5, eventType: 'vote.withdrawn' },
      { kind: 'settlement', reputation: 5, eventType: 'vote.withdrawn' },
      { kind: 'reversal', reputation: -10, eventType: 'vote.withdrawn' },
    ]),
  )
  expect((await verifyLedger(test.app.platform.open.reader)).findings).toEqual([])
  expect((await replayLedger(test.app.context())).differences).toEqual([])
})

test('removing a post frees its room; restoring it takes the room back, as if nothing had happened', async () => {
  const test = await testApp()
  await test.set('reputation.dailyCap', 20)
  const { bob, posts, vote } = await votersAndAnswers(test, 2, 2)
  const mo = test.as(await aMember(test, 'mo'))
  for (const post of [0, 1]) for (const voter of [0, 1]) await vote(voter, post, 1)
  const before = await has(test, bob)
  await removePost(mo, { postId: posts[0] ?? '' })
  expect(await has(test, bob)).toMatchObject({ reputation: 20 })
  await restorePost(mo, { postId: posts[0] ?? '' })
  expect(await has(test, bob)).toEqual(before)
  expect((await verifyLedger(test.app.platform.open.reader)).findings).toEqual([])
  expect((await replayLedger(test.app.context())).differences).toEqual([])
})

test('the votes of one member bring another 3 points a day and 10 in 30 days; reputation is not bounded by it', async () => {
  const test = await testApp()
  const { bob, vote } = await votersAndAnswers(test, 1, 12)
  await vote(0, 0, 1)
  await vote(0, 1, 1)
  await vote(0, 2, 1)
  expect(await has(test, bob)).toMatchObject({ reputation: 30, pending: 3 })
  await vote(0, 0, 0)
  expect(await has(test, bob)).toMatchObject({ reputation: 20, pending: 3 })
  for (let day = 1; day <= 4; day++) {
    test.clock.advance({ days: 1 })
    await vote(0, 2 * day + 1, 1)
    await vote(0, 2 * day + 2, 1)
  }
  const points = async () => {
    const own = await has(test, bob)
    return (own?.pending ?? 0) + (own?.available ?? 0)
  }
  expect(await points()).toBe(10)
  test.clock.advance({ days: 31 })
  await vote(0, 11, 1)
  expect(await points()).toBe(12)
  expect((await replayLedger(test.app.context())).differences).toEqual([])
})

test('the day is the community’s: it ends at its midnight, also when summer time begins or ends', async () => {
  for (const [zone, midnight] of [
    ['Asia/Seoul', '2026-11-22T15:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['Europe/Berlin', '2027-03-28T22:00:00.000Z'],
  ] as const) {
    const test = await testApp()
    await test.set('site.timeZone', zone)
    await test.set('reputation.dailyCap', 15)
    test.clock.set(new Date(Date.parse(midnight) - 20_000_000).toISOString())
    const { bob, vote } = await votersAndAnswers(test, 4, 1)
    test.clock.set(new Date(Date.parse(midnight) - 2).toISOString())
    await vote(0, 0, 1)
    test.clock.advance({ ms: 1 })
    await vote(1, 0, 1)
    expect(await has(test, bob), zone).toMatchObject({ reputation: 15 })
    test.clock.advance({ ms: 1 })
    await vote(2, 0, 1)
    expect(await has(test, bob), zone).toMatchObject({ reputation: 25 })
    await test.close()
  }
})

test('the same events of a day in any order bring the same', async () => {
  const acts = fc.uniqueArray(
    fc.record({ voter: fc.nat(4), post: fc.nat(2), fate: fc.constantFrom('keep', 'withdraw') }),
    { minLength: 4, maxLength: 12, selector: ({ voter, post }) => `${voter} ${post}` },
  )
  await fc.assert(
    fc.asyncProperty(
      acts.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
      ),
      async ([one, other]) => {
        const results: unknown[] = []
        for (const order of [one, other]) {
          const test = await testApp()
          await test.set('reputation.dailyCap', 55)
          await test.set('reputation.postCapUp', 25)
          await test.set('threads.votesPerAuthorPerDay', 100)
          const { bob, vote } = await votersAndAnswers(test, 5, 3)
          for (const { voter, post } of order) await vote(voter, post, 1)
          for (const { voter, post, fate } of order) if (fate === 'withdraw') await vote(voter, post, 0)
          const { reputation } = (await has(test, bob)) ?? {}
          results.push(reputation)
          expect((await replayLedger(test.app.context())).differences).toEqual([])
          expect((await verifyLedger(test.app.platform.open.reader)).findings).toEqual([])
          await test.close()
        }
        expect(results[1]).toEqual(results[0])
      },
    ),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 4) },
  )
}, 120_000)
