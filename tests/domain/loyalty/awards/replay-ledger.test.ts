// On both databases: the ledger on both.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { isDomainError } from '#app/core/errors.ts'
import { expirePoints } from '#app/domain/ledger/expire-points.server.ts'
import { exportLedger } from '#app/domain/ledger/export-ledger.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { adjustBalance } from '#app/domain/loyalty/awards/adjust-balance.server.ts'
import { replayLedger } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { cancelRedemption } from '#app/domain/perks/redemptions/cancel-redemption.server.ts'
import { transitionRedemption } from '#app/domain/perks/redemptions/transition-redemption.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPerk, problems, redeem } from '#tests/factories/perks.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('whatever members do, the book stays clean, nobody is below zero, and the replay agrees', async () => {
  const acts = fc.array(
    fc.record({
      act: fc.constantFrom(
        'up',
        'down',
        'none',
        'accept',
        'unaccept',
        'remove',
        'restore',
        'wait',
        'adjust',
        'expire',
        'redeem',
        'cancel',
        'fulfil',
      ),
      who: fc.nat(4),
      post: fc.nat(3),
    }),
    { minLength: 10, maxLength: 40 },
  )
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      const test = await testApp()
      await test.set('reputation.dailyCap', 30)
      await test.set('reputation.postCapUp', 15)
      await test.set('points.expiry', 'age')
      await test.set('threads.votesPerAuthorPerDay', 100)
      const people = await Promise.all(['p0', 'p1', 'p2', 'p3'].map((name) => aMember(test, name, { trustLevel: 1 })))
      const [mo, sam] = [await aMember(test, 'mo'), await aMember(test, 'sam')]
      const perk = await aPerk(test, { cost: 2, stock: 3 })
      const redeemed: { id: string; by: Actor }[] = []
      const [asker, first, second] = people as [Actor, Actor, Actor, Actor]
      const thread = await aThread(test, { by: asker })
      const posts = [
        thread.post,
        await anAnswer(test, { to: thread, by: first }),
        await anAnswer(test, { to: thread, by: second }),
        await anAnswer(test, { to: thread, by: asker }),
      ]
      const everybody = [...people, mo]
      for (const { act, who, post } of sequence) {
        const ctx = test.as(everybody[who] ?? mo)
        const postId = posts[post]?.id ?? ''
        try {
          if (act === 'up') await castVote(ctx, { postId, value: 1 })
          if (act === 'down') await castVote(ctx, { postId, value: -1 })
          if (act === 'none') await castVote(ctx, { postId, value: 0 })
          if (act === 'accept') await acceptAnswer(test.as(asker), { postId })
          if (act === 'unaccept') await unacceptAnswer(test.as(asker), { postId })
          if (act === 'remove' && post > 0) await removePost(test.as(mo), { postId })
          if (act === 'restore') await restorePost(test.as(mo), { postId })
          if (act === 'adjust')
            await adjustBalance(test.app.context(), {
              memberId: people[who % 4]?.memberId ?? '',
              unit: who === 4 ? 'reputation' : 'points',
              amount: post % 2 === 0 ? 7 : -3,
              reason: 'property test',
            })
          if (act === 'redeem') {
            const by = people[who % 4] ?? asker
            redeemed.push({ id: (await redeem(test, by, perk)).id, by })
          }
          const last = redeemed.at(-1)
          if (act === 'cancel' && last) await cancelRedemption(test.as(last.by), { id: last.id })
          if (act === 'fulfil' && last)
            await transitionRedemption(test.as(sam), { id: last.id, act: 'fulfil', note: '' })
          if (act === 'expire') {
            test.clock.advance({ days: 400 })
            await expirePoints(test.app.context())
          }
          if (act === 'wait') {
            test.clock.advance({ hours: 40 })
            await test.app.context().write((tx) => tx.schedule('mature-points', {}))
            await test.drainJobs()
          }
        } catch (error) {
          // What the rules refuse is refused; anything else is a bug.
          if (!isDomainError(error)) throw error
        }
      }
      const { entries } = await verifyLedger(test.app.platform.open.reader)
      expect(await problems(test)).toEqual([])
      expect((await replayLedger(test.app.context())).differences).toEqual([])
      expect(entries).toBeGreaterThanOrEqual(0)
      await test.close()
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 12) },
  )
}, 120_000)

test('a replay under other rules says who would have what, and writes nothing', async () => {
  const test = await testApp()
  const [ann, bob] = [await aMember(test, 'ann'), await aMember(test, 'bob')]
  const thread = await aThread(test, { by: ann })
  const answer = await anAnswer(test, { to: thread, by: bob })
  await castVote(test.as(ann), { postId: answer.id, value: 1 })
  const { differences } = await replayLedger(test.app.context(), { 'reputation.answerUp': 5 })
  expect(differences).toEqual([
    { memberId: bob.memberId, live: { reputation: 10, points: 2 }, replayed: { reputation: 5, points: 2 } },
  ])
  expect((await replayLedger(test.app.context())).differences).toEqual([])
  const { differences: underTerms } = await replayLedger(test.app.context(), {
    rules: { 'answer-voted-up': { points: 9, caps: { pair: null } } },
  })
  expect(underTerms).toEqual([
    { memberId: bob.memberId, live: { reputation: 10, points: 2 }, replayed: { reputation: 10, points: 9 } },
  ])
  await expect(replayLedger(test.app.context(), { rules: { 'no-such-rule': {} } })).toFailWith('invalid')
  await expect(replayLedger(test.app.context(), { 'no.such': 1 })).toFailWith('invalid')
})

test('the export holds every entry once', async () => {
  const test = await testApp()
  const [ann, bob] = [await aMember(test, 'ann'), await aMember(test, 'bob')]
  const answer = await anAnswer(test, { to: await aThread(test, { by: ann }), by: bob })
  await castVote(test.as(ann), { postId: answer.id, value: 1 })
  let csv = ''
  for await (const text of exportLedger(test.app.platform.open.reader, 'csv')) csv += text
  const lines = csv.trim().split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[1]).toMatch(/answer-voted-up,1,post,pst_/)
})

test('a correction of reputation by hand moves what the floor leaves to take, in the replay as in the book', async () => {
  const test = await testApp()
  const [ann, bob, mo] = [
    await aMember(test, 'ann', { trustLevel: 3 }),
    await aMember(test, 'bob'),
    await aMember(test, 'mo'),
  ]
  const thread = await aThread(test, { by: ann })
  const answer = await anAnswer(test, { to: thread, by: bob })
  await castVote(test.as(ann), { postId: answer.id, value: 1 })
  await adjustBalance(test.app.context(), {
    memberId: bob.memberId ?? '',
    unit: 'reputation',
    amount: 40,
    reason: 'Helped at the fair',
  })
  await adjustBalance(test.app.context(), {
    memberId: bob.memberId ?? '',
    unit: 'reputation',
    amount: -45,
    reason: 'Counted twice',
  })
  // Of the ten for the vote five are left: no more can be taken back.
  await castVote(test.as(ann), { postId: answer.id, value: 0 })
  await castVote(test.as(mo), { postId: answer.id, value: 1 })
  expect((await verifyLedger(test.app.platform.open.reader)).findings).toEqual([])
  expect((await replayLedger(test.app.context())).differences).toEqual([])
})
