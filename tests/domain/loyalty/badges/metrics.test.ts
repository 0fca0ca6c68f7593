import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { metricKey, metricValues } from '#app/domain/loyalty/badges/queries/metrics.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { badgeMetrics, type BadgeMetric } from '#app/registry/badge-metrics.ts'
import { badgeEntry, badgeKeys } from '#app/registry/badges.ts'
import { people } from '#tests/factories/members.ts'
import { aCategory, aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function figures(app: TestApp, ...members: Actor[]) {
  const { db, dialect } = app.app.platform.open
  const values = await metricValues({
    db,
    dialect,
    memberIds: members.map(({ memberId }) => memberId ?? ''),
    at: app.clock.now(),
    zone: 'Asia/Seoul',
    offsetMinutes: 540,
  })
  return (member: Actor, metric: BadgeMetric, scope = '') =>
    values.get(metricKey(member.memberId ?? '', metric, scope))?.value ?? 0
}

test('every metric is asked for by a badge, and every badge asks for something', () => {
  const asked = new Set(badgeKeys.flatMap((key) => Object.keys(badgeEntry(key).needs)))
  expect([...badgeMetrics].filter((metric) => !asked.has(metric))).toEqual([])
  expect(badgeKeys.filter((key) => Object.keys(badgeEntry(key).needs).length === 0)).toEqual([])
  expect(badgeKeys.length).toBeGreaterThanOrEqual(40)
})

test('one query counts for one member as for many', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  const alone = await figures(app, bob)
  const both = await figures(app, ann, bob)
  for (const metric of badgeMetrics) expect(both(bob, metric), metric).toBe(alone(bob, metric))
  expect([both(bob, 'answers'), both(bob, 'peopleHelped'), both(ann, 'acceptances'), both(ann, 'answers')]).toEqual([
    1, 1, 1, 0,
  ])
})

test('a question that waited for a month is a rescue, a fresh one is not', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  for (const days of [29, 31]) {
    const question = await aThread(app, { by: ann, title: `Waiting for ${days} days` })
    app.clock.advance({ days })
    const answer = await anAnswer(app, { to: question, by: bob })
    await acceptAnswer(app.as(ann), { postId: answer.id })
  }
  expect((await figures(app, bob))(bob, 'rescues')).toBe(1)
})

test('days are those of the community, areas and languages those of the answers', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  await aCategory(app, 'billing')
  // 23:30 and 00:30 in Seoul: two days there, one in UTC.
  app.clock.set('2026-11-23T14:30:00.000Z')
  for (const [category, body] of [
    ['general', 'Turn on the 2.4 GHz network in the router.'],
    ['billing', '영수증은 설정의 결제 메뉴에서 받을 수 있어요.'],
  ] as const) {
    const answer = await anAnswer(app, {
      to: await aThread(app, { by: ann, title: `About ${category} things`, category }),
      by: bob,
      body,
    })
    await acceptAnswer(app.as(ann), { postId: answer.id })
    app.clock.advance({ hours: 1 })
  }
  const of = await figures(app, bob)
  expect([of(bob, 'helpfulDays'), of(bob, 'helpfulAreas'), of(bob, 'helpInKorean'), of(bob, 'helpInEnglish')]).toEqual([
    2, 2, 1, 1,
  ])
})

test('one who answers oneself, edits others and has the same problem is counted for that only', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const question = await aThread(app, { by: ann })
  const own = await anAnswer(app, { to: question, by: ann })
  await app.app.platform.open.db.updateTable('post').set({ votes: 3 }).where('id', '=', own.id).execute()
  await aComment(app, { to: question, by: mo })
  await setMeToo(app.as(mo), { threadId: question.thread.id, on: true })
  await editPost(app.as(mo), {
    postId: question.post.id,
    body: 'Since yesterday it shows nothing at all.',
    revision: 1,
  })
  const of = await figures(app, ann, mo)
  expect([of(ann, 'selfAnswered'), of(ann, 'answers'), of(ann, 'postsImproved')]).toEqual([1, 0, 0])
  expect([of(mo, 'postsImproved'), of(mo, 'meToos'), of(mo, 'threadsCommented')]).toEqual([1, 1, 1])
})
