// On both databases: set-based SQL.
import { expect, test } from 'vitest'
import { type Actor, systemActor } from '#app/core/actor.ts'
import { changeSetting } from '#app/core/change-setting.server.ts'
import { computeFairness } from '#app/domain/analytics/fairness/compute-fairness.server.ts'
import { fairnessFacts } from '#app/domain/analytics/fairness/queries/facts.server.ts'
import { setRanked } from '#app/domain/analytics/leaderboard/set-ranked.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/**
 * That many people, each of whom asked a question an hour ago and had it answered by the next one five minutes later.
 */
async function aCircle(site: TestApp, count: number): Promise<Actor[]> {
  const members: Actor[] = []
  for (let i = 0; i < count; i++) members.push(await aMember(site, `person${i}`))
  for (const [i, asker] of members.entries()) {
    const helper = members[(i + 1) % count] ?? asker
    const to = await aThread(site, { by: asker })
    site.clock.advance({ minutes: 5 })
    const answer = await anAnswer(site, { to, by: helper })
    await acceptAnswer(site.as(asker), { postId: answer.id })
  }
  return members
}

test('a circle in which everybody helps one other is perfectly even', async () => {
  const site = await testApp()
  await aCircle(site, 10)
  site.clock.advance({ days: 2 })
  const report = await computeFairness(site.as(systemActor))
  expect(report.spread.all).toMatchObject({
    people: 10,
    reputation: { gini: 0, top1: null, top10: null, curve: null },
    points: { gini: 0 },
  })
  expect(report.tenure).toEqual([
    { key: 'none', name: null, figures: { people: 10, posts: 1, reputation: 1, points: 1, perPerson: 17 } },
  ])
  expect(report.responses.all).toEqual({ questions: 10, median: 5, ninetieth: 5, within24h: 1, byPeers: 1 })
})

test('nine people are too few for any figure', async () => {
  const site = await testApp()
  await aCircle(site, 9)
  site.clock.advance({ days: 2 })
  const report = await computeFairness(site.as(systemActor))
  expect(report.spread).toEqual({ all: null, year: null, quarter: null, month: null })
  expect(report.responses.all).toBeNull()
  expect(report.tenure).toEqual([{ key: 'none', name: null, figures: null }])
})

test('staff and suspended members do not count, who left the leaderboard does, and what is taken back is gone', async () => {
  const site = await testApp()
  const members = await aCircle(site, 10)
  const [first, second, third] = members as [Actor, Actor, Actor]
  const sam = await aMember(site, 'sam')
  const to = await aThread(site, { by: first })
  await anAnswer(site, { to, by: sam })
  await setRanked(site.as(second), false)
  const vote = await anAnswer(site, { to, by: third })
  await castVote(site.as(first), { postId: vote.id, value: 1 })
  await castVote(site.as(first), { postId: vote.id, value: 0 })
  expect((await computeFairness(site.as(systemActor))).spread.month).toMatchObject({
    people: 10,
    reputation: { gini: 0 },
  })
  await site.app.platform.open.db
    .updateTable('member')
    .set({ suspended_at: site.clock.now() })
    .where('id', '=', third.memberId ?? '')
    .execute()
  expect((await computeFairness(site.as(systemActor))).spread.month).toBeNull()
})

test('a window counts what was done in it', async () => {
  const site = await testApp()
  await aCircle(site, 10)
  site.clock.advance({ days: 60 })
  const report = await computeFairness(site.as(systemActor))
  expect([report.spread.month, report.spread.quarter?.people, report.spread.year?.people]).toEqual([null, 10, 10])
})

test('an answer by staff and a question that nobody answered are told as such', async () => {
  const site = await testApp()
  const members = await aCircle(site, 10)
  const [first, second] = members as [Actor, Actor]
  const sam = await aMember(site, 'sam')
  await anAnswer(site, { to: await aThread(site, { by: first }), by: sam })
  await aThread(site, { by: second })
  site.clock.advance({ days: 2 })
  const { responses } = await computeFairness(site.as(systemActor))
  expect(responses.all).toMatchObject({ questions: 12, median: 5, within24h: 0.92, byPeers: 0.91 })
})

test('a changed setting of the rules appears with its day, another one does not', async () => {
  const site = await testApp()
  const ada = await aMember(site, 'ada')
  await changeSetting(site.as(ada), 'reputation.answerUp', '8')
  await changeSetting(site.as(ada), 'site.name', 'Other')
  expect((await computeFairness(site.as(ada))).changes).toEqual([
    { kind: 'setting', at: site.clock.now(), key: 'reputation.answerUp', before: '10', after: '8' },
  ])
})

test('it costs the same number of queries however many people there are, and one report a day is kept', async () => {
  const site = await testApp()
  const count = () => countQueries(site.as(systemActor), (ctx) => fairnessFacts(ctx.read, ctx.now(), 'Asia/Seoul'))
  const empty = await count()
  await aCircle(site, 12)
  expect(await count()).toBe(empty)
  expect(empty).toBe(10)
  await computeFairness(site.as(systemActor))
  await computeFairness(site.as(systemActor))
  site.clock.advance({ days: 1 })
  await computeFairness(site.as(systemActor))
  const rows = await site
    .visitor()
    .read.selectFrom('fairness_snapshot')
    .select(['day', 'gini_percent'])
    .orderBy('day')
    .execute()
  expect(rows).toEqual([
    { day: '2026-11-22', gini_percent: 0 },
    { day: '2026-11-23', gini_percent: 0 },
  ])
})

test('a member may not have it worked out', async () => {
  const site = await testApp()
  await expect(computeFairness(site.as(await aMember(site, 'bob')))).toFailWith('forbidden')
})

test('nothing in the report names anybody', async () => {
  const site = await testApp()
  const members = await aCircle(site, 12)
  const text = JSON.stringify(await computeFairness(site.as(systemActor)))
  for (const { memberId, handle } of members) {
    expect(text).not.toContain(memberId)
    expect(text).not.toContain(handle)
  }
})
