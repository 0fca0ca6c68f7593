// On both databases: set-based SQL.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { leaderboard, type LeaderboardInput } from '#app/domain/analytics/leaderboard/leaderboard.server.ts'
import { setRanked } from '#app/domain/analytics/leaderboard/set-ranked.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aCategory, anAnswer, aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** `voters` vote up an answer of this member: 10 reputation each. */
async function helps(
  community: TestApp,
  by: Actor,
  asker: Actor,
  voters: readonly Actor[],
  category?: string,
): Promise<void> {
  const to = await aThread(community, { by: asker, ...(category === undefined ? {} : { category }) })
  const answer = await anAnswer(community, { to, by })
  for (const voter of voters) await castVote(community.as(voter), { postId: answer.id, value: 1 })
}

async function shown(
  community: TestApp,
  input: Partial<LeaderboardInput> = {},
): Promise<[number, string | null, number][]> {
  const { items } = await leaderboard(
    community.visitor(),
    { period: 'all', category: null, ...input },
    { limit: 100, cursor: null },
  )
  return items.map(({ rank, handle, figure }) => [rank, handle, figure])
}

async function community(...handles: string[]) {
  const site = await testApp()
  const asker = await aMember(site, 'ann')
  const voters = [await aMember(site, 'voter1'), await aMember(site, 'voter2'), await aMember(site, 'voter3')] as const
  const members: Actor[] = []
  for (const handle of handles) members.push(await aMember(site, handle))
  return { site, asker, voters, members }
}

test('all time shows what the profile shows; who gained nothing is not listed', async () => {
  const { site, asker, voters, members } = await community('bob', 'minji')
  const [bob, minji] = members as [Actor, Actor]
  await helps(site, bob, asker, voters.slice(0, 1))
  await helps(site, minji, asker, voters.slice(0, 2))
  expect(await shown(site)).toEqual([
    [1, 'minji', 21],
    [2, 'bob', 11],
  ])
})

test('the same figures share a rank, and the next one is counted on', async () => {
  const { site, asker, voters, members } = await community('bob', 'minji', 'joon', 'yuna')
  for (const [i, member] of members.entries())
    await helps(site, member, asker, voters.slice(0, i === 0 ? 3 : i === 3 ? 1 : 2))
  expect((await shown(site)).map(([rank]) => rank)).toEqual([1, 2, 2, 4])
})

test('a week, a month and a quarter count what was gained in them, where the community is', async () => {
  const { site, asker, voters, members } = await community('bob', 'minji')
  const [bob, minji] = members as [Actor, Actor]
  site.clock.set('2026-10-31T14:59:59.000Z')
  await helps(site, bob, asker, voters)
  // A second later it is November in Seoul.
  site.clock.set('2026-10-31T15:00:00.000Z')
  await helps(site, minji, asker, voters.slice(0, 1))
  site.clock.set('2026-11-22T09:00:00.000Z')
  expect(await shown(site, { period: 'month' })).toEqual([[1, 'minji', 10]])
  expect(await shown(site, { period: 'quarter' })).toEqual([
    [1, 'bob', 30],
    [2, 'minji', 10],
  ])
  expect(await shown(site, { period: 'week' })).toEqual([])
})

test('a vote that is taken back is no gain', async () => {
  const {
    site,
    asker,
    voters: [voter],
    members: [bob],
  } = await community('bob')
  if (bob === undefined) throw new Error('no bob')
  const to = await aThread(site, { by: asker })
  const answer = await anAnswer(site, { to, by: bob })
  await castVote(site.as(voter), { postId: answer.id, value: 1 })
  expect(await shown(site, { period: 'week' })).toEqual([[1, 'bob', 10]])
  await castVote(site.as(voter), { postId: answer.id, value: 0 })
  expect(await shown(site, { period: 'week' })).toEqual([])
  expect(await shown(site)).toEqual([])
})

test('a category counts what was earned there', async () => {
  const { site, asker, voters, members } = await community('bob', 'minji')
  const [bob, minji] = members as [Actor, Actor]
  await aCategory(site, 'devices', { en: 'Devices' })
  await helps(site, bob, asker, voters, 'general')
  await helps(site, bob, asker, voters.slice(0, 1), 'devices')
  await helps(site, minji, asker, voters.slice(0, 2), 'devices')
  expect(await shown(site, { category: 'devices' })).toEqual([
    [1, 'minji', 20],
    [2, 'bob', 10],
  ])
  expect(await shown(site, { category: 'devices', period: 'week' })).toEqual([
    [1, 'minji', 20],
    [2, 'bob', 10],
  ])
  await expect(
    leaderboard(site.visitor(), { period: 'all', category: 'nowhere' }, { limit: 10, cursor: null }),
  ).toFailWith('invalid', 'leaderboard.unknownCategory')
})

test('staff and suspended members are left out, and nobody keeps a place for them', async () => {
  const { site, asker, voters, members } = await community('sam', 'ada', 'trouble', 'mo')
  for (const member of members) await helps(site, member, asker, voters.slice(0, member.handle === 'mo' ? 1 : 3))
  await site.app.platform.open.db
    .updateTable('member')
    .set({ suspended_at: site.clock.now() })
    .where('handle', '=', 'trouble')
    .execute()
  expect(await shown(site)).toEqual([[1, 'mo', 11]])
})

test('pages follow one another without a gap, also among the same figures', async () => {
  const { site, asker, voters, members } = await community('bob', 'minji', 'joon', 'yuna', 'dohyun')
  for (const [i, member] of members.entries()) await helps(site, member, asker, voters.slice(0, i < 2 ? 3 : 2))
  const rows: [number, string][] = []
  let cursor: string | null = null
  do {
    const page = await leaderboard(site.visitor(), { period: 'all', category: null }, { limit: 2, cursor })
    rows.push(...page.items.map(({ rank, handle }): [number, string] => [rank, handle]))
    cursor = page.next
  } while (cursor !== null)
  expect(rows.map(([rank]) => rank)).toEqual([1, 1, 3, 3, 3])
  expect(new Set(rows.map(([, handle]) => handle)).size).toBe(5)
  await expect(
    leaderboard(site.visitor(), { period: 'all', category: null }, { limit: 2, cursor: 'nonsense' }),
  ).toFailWith('invalid', 'errors.badCursor')
})

test('who chose not to be ranked vanishes at once, and the others move up', async () => {
  const { site, asker, voters, members } = await community('bob', 'minji')
  const [bob, minji] = members as [Actor, Actor]
  await helps(site, bob, asker, voters)
  await helps(site, minji, asker, voters.slice(0, 1))
  await setRanked(site.as(bob), false)
  await setRanked(site.as(bob), false)
  expect(await shown(site)).toEqual([[1, 'minji', 11]])
  const page = { limit: 10, cursor: null }
  expect((await leaderboard(site.as(bob), { period: 'week', category: null }, page)).mine).toEqual({ kind: 'unranked' })
  expect((await leaderboard(site.as(minji), { period: 'week', category: null }, page)).mine).toMatchObject({
    kind: 'ranked',
    rank: 1,
    total: 1,
  })
  await setRanked(site.as(bob), true)
  expect((await shown(site)).map(([, handle]) => handle)).toEqual(['bob', 'minji'])
  await expect(site).toHaveRecorded('member.profileChanged', 2)
})

test('the reader sees their own place outside the page, and where everybody stood a period ago', async () => {
  const { site, asker, voters, members } = await community('bob', 'minji')
  const [bob, minji] = members as [Actor, Actor]
  site.clock.set('2026-11-10T09:00:00.000Z')
  await helps(site, minji, asker, voters)
  await helps(site, bob, asker, voters.slice(0, 1))
  site.clock.set('2026-11-17T09:00:00.000Z')
  await helps(site, bob, asker, voters)
  await helps(site, minji, asker, voters.slice(0, 1))
  const page = await leaderboard(site.as(minji), { period: 'week', category: null }, { limit: 1, cursor: null })
  expect(page.items).toMatchObject([{ handle: 'bob', rank: 1, previousRank: 2 }])
  expect(page.mine).toEqual({ kind: 'ranked', rank: 2, figure: 10, total: 2, previousRank: 1 })
  const [ann, sam] = [asker, await aMember(site, 'sam')]
  expect(
    (await leaderboard(site.as(ann), { period: 'week', category: null }, { limit: 1, cursor: null })).mine,
  ).toEqual({ kind: 'none' })
  expect(
    (await leaderboard(site.as(sam), { period: 'week', category: null }, { limit: 1, cursor: null })).mine,
  ).toEqual({ kind: 'staff' })
})

test('an award that is reversed in a later week takes nothing from that week', async () => {
  const {
    site,
    asker,
    voters: [voter, second],
    members: [bob],
  } = await community('bob')
  if (bob === undefined) throw new Error('no bob')
  site.clock.set('2026-11-13T09:00:00.000Z')
  const answer = await anAnswer(site, { to: await aThread(site, { by: asker }), by: bob })
  await castVote(site.as(voter), { postId: answer.id, value: 1 })
  site.clock.advance({ minutes: 2 })
  await removePost(site.as(bob), { postId: answer.id })
  site.clock.set('2026-11-17T09:00:00.000Z')
  await helps(site, bob, asker, [second])
  expect(await shown(site, { period: 'week' })).toEqual([[1, 'bob', 10]])
  expect(await shown(site, { period: 'month' })).toEqual([[1, 'bob', 10]])
})

test('a tag counts what was earned under it, alone and within a category; people helped are counted once each', async () => {
  const {
    site,
    asker,
    voters,
    members: [bob],
  } = await community('bob')
  if (bob === undefined) throw new Error('no bob')
  await aCategory(site, 'devices')
  for (const [i, by] of [asker, asker, voters[0]].entries()) {
    const question = await aThread(site, {
      by,
      title: `Question ${i} of the day`,
      tags: i === 0 ? ['router'] : [],
      category: i === 2 ? 'devices' : 'general',
    })
    await acceptAnswer(site.as(by), { postId: (await anAnswer(site, { to: question, by: bob })).id })
  }
  const bobs = async (input: Partial<LeaderboardInput>) =>
    (await shown(site, input)).find(([, handle]) => handle === 'bob')?.[2] ?? 0
  expect([
    await bobs({ tag: 'router' }),
    await bobs({ tag: 'router', category: 'devices' }),
    await bobs({ category: 'devices' }),
  ]).toEqual([15, 0, 15])
  expect([
    await bobs({ measure: 'people' }),
    await bobs({ measure: 'people', tag: 'router' }),
    await bobs({ measure: 'people', period: 'week' }),
  ]).toEqual([2, 1, 2])
  await expect(
    leaderboard(site.visitor(), { period: 'all', category: null, tag: 'nowhere' }, { limit: 10, cursor: null }),
  ).toFailWith('invalid', 'leaderboard.unknownTag')
})

test('a long list costs as many queries as a short one', async () => {
  const { site, asker, voters, members } = await community('bob', 'minji', 'joon', 'yuna')
  const cost = () =>
    countQueries(site.as(asker), (ctx) =>
      leaderboard(ctx, { period: 'week', category: null }, { limit: 100, cursor: null }),
    )
  await helps(site, members[0] ?? asker, asker, voters)
  const few = await cost()
  for (const member of members.slice(1)) await helps(site, member, asker, voters)
  expect(await cost()).toBe(few)
})
