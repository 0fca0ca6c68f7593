import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { isDomainError } from '#app/core/errors.ts'
import { cancelRedemption } from '#app/domain/perks/redemptions/cancel-redemption.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { endorseAnswer } from '#app/domain/threads/answers/endorse-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPerk, givePoints, redeem } from '#tests/factories/perks.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'
import { answersBy, crowd, honestPeople, nightAndMorning, shareBrowser, spendable, vote } from './attacker.ts'

/**
 * Twenty ways to make points instead of earning them. After a night and a moderator's morning nobody has gained by any.
 */

async function community(): Promise<{ app: TestApp; honest: Actor[] }> {
  const app = await testApp()
  await app.set('threads.votesPerDay', 1_000)
  return { app, honest: await honestPeople(app) }
}

async function pairOf(app: TestApp): Promise<[main: Actor, alt: Actor]> {
  return [await aMember(app, 'main'), await aMember(app, 'alt')]
}

test('1. newcomers of trust level 0 cannot vote, however many are opened', async () => {
  const { app } = await community()
  const main = await aMember(app, 'main')
  const { post } = await aThread(app, { by: main })
  for (const sock of await crowd(app, 'sock', 10, { trustLevel: 0 }))
    await expect(castVote(app.as(sock), { postId: post.id, value: 1 })).toFailWith('forbidden')
  expect(await spendable(app, main)).toBe(0)
})

test('2. accounts of a few days that reached trust level 1 and vote for one author', async () => {
  const {
    app,
    honest: [asker],
  } = await community()
  const main = await aMember(app, 'main')
  const [answer] = await answersBy(app, main, asker as Actor, 1)
  for (const sock of await crowd(app, 'sock', 8, { joinedAt: '2026-11-20T09:00:00.000Z' }))
    await vote(app, sock, answer as Post)
  expect(await nightAndMorning(app)).toEqual(['fresh'])
  expect(await spendable(app, main)).toBe(0)
})

test('3. two who vote for each other, one post a time', async () => {
  const {
    app,
    honest: [asker],
  } = await community()
  const [main, alt] = await pairOf(app)
  for (const [by, voter] of [
    [main, alt],
    [alt, main],
  ] as const)
    for (const post of await answersBy(app, by, asker as Actor, 5)) await vote(app, voter, post, 1, 20)
  expect(await nightAndMorning(app)).toEqual(['ring'])
  expect([await spendable(app, main), await spendable(app, alt)]).toEqual([0, 0])
})

test('4. six who vote round in a circle', async () => {
  const {
    app,
    honest: [asker],
  } = await community()
  const ring = await crowd(app, 'ring', 6)
  for (const [at, by] of ring.entries()) {
    for (const post of await answersBy(app, by, asker as Actor, 2))
      for (const step of [1, 2, 3]) await vote(app, ring[(at + step) % 6] as Actor, post, 1, 20)
  }
  expect(await nightAndMorning(app)).toEqual(['ring'])
  for (const member of ring) expect(await spendable(app, member)).toBe(0)
})

test('5. a fan who votes for all of a friend within minutes', async () => {
  const {
    app,
    honest: [asker],
  } = await community()
  const [main, alt] = await pairOf(app)
  for (const post of await answersBy(app, main, asker as Actor, 6)) await vote(app, alt, post)
  expect(await nightAndMorning(app)).toEqual(['burst'])
  expect(await spendable(app, main)).toBe(0)
})

test('6. a fan who votes slowly, every day, for a month', async () => {
  const {
    app,
    honest: [asker],
  } = await community()
  const [main, alt] = await pairOf(app)
  for (const post of await answersBy(app, main, asker as Actor, 30)) await vote(app, alt, post, 1, 24 * 60)
  await nightAndMorning(app)
  // The bound for what one member can do for another in 30 days holds without anybody looking.
  expect(await spendable(app, main)).toBeLessThanOrEqual(12)
})

test('7. votes for oneself', async () => {
  const { app } = await community()
  const main = await aMember(app, 'main')
  const { post } = await aThread(app, { by: main })
  await expect(castVote(app.as(main), { postId: post.id, value: 1 })).toFailWith('forbidden')
})

test("8. accepting one's own answer pays nothing", async () => {
  const { app } = await community()
  const main = await aMember(app, 'main')
  const thread = await aThread(app, { by: main })
  const answer = await anAnswer(app, { to: thread, by: main })
  await acceptAnswer(app.as(main), { postId: answer.id })
  await nightAndMorning(app)
  expect(await spendable(app, main)).toBe(0)
})

test('9. a second account asks what the first answers at once', async () => {
  const { app } = await community()
  const [main, alt] = await pairOf(app)
  for (let i = 0; i < 4; i++) {
    const thread = await aThread(app, { by: alt, title: `A made up question ${i}` })
    app.clock.advance({ minutes: 3 })
    const answer = await anAnswer(app, { to: thread, by: main })
    await acceptAnswer(app.as(alt), { postId: answer.id })
  }
  expect(await nightAndMorning(app)).toEqual(['pair'])
  expect([await spendable(app, main), await spendable(app, alt)]).toEqual([0, 0])
})

test('10. a second account in the same browser votes and accepts', async () => {
  const { app } = await community()
  const [main, alt] = await pairOf(app)
  await shareBrowser(app, [main, alt])
  const thread = await aThread(app, { by: alt })
  const answer = await anAnswer(app, { to: thread, by: main })
  await vote(app, alt, answer, 1, 90)
  await acceptAnswer(app.as(alt), { postId: answer.id })
  expect(await nightAndMorning(app)).toEqual(['device'])
  expect([await spendable(app, main), await spendable(app, alt)]).toEqual([0, 0])
})

test('11. earning with a post and deleting it', async () => {
  const {
    app,
    honest: [asker, voter],
  } = await community()
  const main = await aMember(app, 'main')
  const [answer] = await answersBy(app, main, asker as Actor, 1)
  await vote(app, voter as Actor, answer as Post)
  await removePost(app.as(main), { postId: answer?.id ?? '' })
  await nightAndMorning(app)
  expect(await spendable(app, main)).toBe(0)
})

test('12. voting and taking it back, again and again', async () => {
  const {
    app,
    honest: [asker, voter],
  } = await community()
  const main = await aMember(app, 'main')
  const [answer] = await answersBy(app, main, asker as Actor, 1)
  for (let i = 0; i < 6; i++)
    await castVote(app.as(voter as Actor), { postId: answer?.id ?? '', value: i % 2 === 0 ? 1 : 0 })
  await nightAndMorning(app)
  expect(await spendable(app, main)).toBe(0)
})

test('13. accepting and taking it back, again and again', async () => {
  const {
    app,
    honest: [asker],
  } = await community()
  const main = await aMember(app, 'main')
  const thread = await aThread(app, { by: asker as Actor })
  const answer = await anAnswer(app, { to: thread, by: main })
  const before = await spendable(app, asker as Actor)
  for (let i = 0; i < 5; i++) {
    await acceptAnswer(app.as(asker as Actor), { postId: answer.id })
    await unacceptAnswer(app.as(asker as Actor), { postId: answer.id })
  }
  await nightAndMorning(app)
  expect([await spendable(app, main), await spendable(app, asker as Actor)]).toEqual([0, before])
})

test('14. editing a post so that friends can vote anew', async () => {
  const {
    app,
    honest: [asker, voter],
  } = await community()
  const main = await aMember(app, 'main')
  const [answer] = await answersBy(app, main, asker as Actor, 1)
  for (let i = 0; i < 4; i++) {
    await castVote(app.as(voter as Actor), { postId: answer?.id ?? '', value: 1 })
    app.clock.advance({ hours: 1 })
    await editPost(app.as(main), {
      postId: answer?.id ?? '',
      body: `Turn on the 2.4 GHz network, edition ${i}.`,
      revision: i + 1,
    })
    if (i < 3) await castVote(app.as(voter as Actor), { postId: answer?.id ?? '', value: 0 })
  }
  await nightAndMorning(app)
  expect(await spendable(app, main)).toBe(2)
})

test('15. twenty clicks at once pay once', async () => {
  const {
    app,
    honest: [asker, voter],
  } = await community()
  const main = await aMember(app, 'main')
  const thread = await aThread(app, { by: asker as Actor })
  const answer = await anAnswer(app, { to: thread, by: main })
  await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      i % 2 === 0
        ? castVote(app.as(voter as Actor), { postId: answer.id, value: 1 })
        : acceptAnswer(app.as(asker as Actor), { postId: answer.id }),
    ),
  )
  await nightAndMorning(app)
  expect(await spendable(app, main)).toBe(12)
})

test('16. a new name or handle does not open the limits again', async () => {
  const {
    app,
    honest: [asker],
  } = await community()
  const [main, alt] = await pairOf(app)
  const posts = await answersBy(app, main, asker as Actor, 4)
  for (const [at, post] of posts.entries()) {
    await app.app.platform.open.db
      .updateTable('member')
      .set({ name: `Main ${at}`, handle: `main_${at}`, handle_skeleton: `main_${at}` })
      .where('id', '=', main.memberId ?? '')
      .execute()
    await vote(app, alt, post, 1, 30)
  }
  await nightAndMorning(app)
  expect(await spendable(app, main)).toBeLessThanOrEqual(3)
})

test('17. both sides of midnight: each community day has its own bound, and no more', async () => {
  const {
    app,
    honest: [asker],
  } = await community()
  const [main, alt] = await pairOf(app)
  const posts = await answersBy(app, main, asker as Actor, 6)
  app.clock.set('2026-11-23T14:50:00.000Z')
  for (const post of posts) await vote(app, alt, post, 1, 4)
  await app.set('gaming.burstVotes', 50)
  await nightAndMorning(app)
  expect(await spendable(app, main)).toBeLessThanOrEqual(6)
})

test('18. voting a rival down in a row gives the rival everything back', async () => {
  const {
    app,
    honest: [asker, voter],
  } = await community()
  const [main, rival] = await pairOf(app)
  const posts = await answersBy(app, rival, asker as Actor, 5)
  for (const post of posts) await vote(app, voter as Actor, post, 1, 30)
  const { reader } = app.app.platform.open
  const reputation = async () =>
    (
      await reader
        .selectFrom('ledger_account')
        .select('balance')
        .where('owner', '=', rival.memberId ?? '')
        .where('kind', '=', 'reputation')
        .executeTakeFirst()
    )?.balance
  const before = await reputation()
  for (const post of posts) await vote(app, main, post, -1)
  expect(await reputation()).toBeLessThan(before ?? 0)
  expect(await nightAndMorning(app)).toEqual(['burst'])
  expect(await reputation()).toBe(before)
})

test('19. staff who praise their own and their friends', async () => {
  const {
    app,
    honest: [asker],
  } = await community()
  const [sam, tara] = [await aMember(app, 'sam'), await aMember(app, 'tara', { roles: ['agent'] })]
  const [own] = await answersBy(app, sam, asker as Actor, 1)
  await expect(endorseAnswer(app.as(sam), { postId: own?.id ?? '' })).toFailWith('forbidden')
  await endorseAnswer(app.as(tara), { postId: own?.id ?? '' }).catch((error: unknown) =>
    expect(isDomainError(error)).toBe(true),
  )
  await nightAndMorning(app)
  expect(await spendable(app, sam)).toBe(0)
})

test('20. ten redemptions at once with points for one, and two refunds of it', async () => {
  const { app } = await community()
  const main = await aMember(app, 'main')
  await givePoints(app, main, 100)
  await app.set('perks.autoApproveUpTo', 0)
  const perk = await aPerk(app, { cost: 100 })
  const asked = await Promise.allSettled(Array.from({ length: 10 }, () => redeem(app, main, perk)))
  const [done] = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await Promise.allSettled([
    cancelRedemption(app.as(main), { id: done?.id ?? '' }),
    cancelRedemption(app.as(main), { id: done?.id ?? '' }),
  ])
  expect(await spendable(app, main)).toBe(100)
})

test('21. spending before the correction leaves a debt that must be earned back first', async () => {
  const {
    app,
    honest: [asker],
  } = await community()
  const [main, alt] = await pairOf(app)
  for (const post of await answersBy(app, main, asker as Actor, 6)) await vote(app, alt, post)
  app.clock.advance({ hours: 73 })
  await app.app.context().write((tx) => tx.schedule('mature-points', {}))
  await app.drainJobs()
  const earned = await spendable(app, main)
  expect(earned).toBeGreaterThan(0)
  const perk = await aPerk(app, { cost: earned })
  await redeem(app, main, perk)
  await nightAndMorning(app)
  expect(await spendable(app, main)).toBeLessThanOrEqual(0)
  await expect(redeem(app, main, perk)).toFailWith('not_now')
})

test('honest members of the same community are never touched', async () => {
  const { app, honest } = await community()
  const before = await Promise.all(honest.map((member) => spendable(app, member)))
  expect(await nightAndMorning(app)).toEqual([])
  expect(await Promise.all(honest.map((member) => spendable(app, member)))).toEqual(before)
})
