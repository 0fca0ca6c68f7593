// On both databases: row locks and races.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { claimReviewItem } from '#app/domain/review/claim-review-item.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { openItemOf, reviewCounts, reviewItem, reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { releaseReviewItem } from '#app/domain/review/release-review-item.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

function opened(app: TestApp, by: Actor, subjectId = 'ans_1', memberId: string | null = null): Promise<string> {
  return app.as(by).write((tx) =>
    openReviewItem(tx, {
      kind: 'outdated-answer',
      subjectType: 'post',
      subjectId,
      memberId,
      reason: 'worksNoMore',
      evidence: { worked: 3, failed: 4 },
    }),
  )
}

const decide = (app: TestApp, by: Actor, itemId: string, decision = 'stillWorks', note = '') =>
  app.as(by).write((tx) => decideReviewItem(tx, { itemId, decision, note }))
const all = { kind: null, view: 'open' } as const

test('the same subject waits once, and again after it was decided', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const first = await opened(app, ann)
  expect(await opened(app, ann)).toBe(first)
  await expect(app).toHaveRecorded('review.opened', 1)
  await decide(app, mo, first)
  expect(await opened(app, ann)).not.toBe(first)
  await expect(app).toHaveRecorded('review.decided', 1)
})

test('twenty who ask at once open one item', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const ids = await Promise.all(Array.from({ length: 20 }, () => opened(app, ann)))
  expect(new Set(ids).size).toBe(1)
})

test('a claim keeps others away for a quarter of an hour', async () => {
  const app = await testApp()
  const { ann, mo, sam } = await people(app, 'ann', 'mo', 'sam')
  const itemId = await opened(app, ann)
  await claimReviewItem(app.as(mo), { itemId })
  await expect(claimReviewItem(app.as(sam), { itemId })).toFailWith('conflict', 'review.errors.claimed')
  await expect(decide(app, sam, itemId)).toFailWith('conflict', 'review.errors.claimed')
  app.clock.advance({ minutes: 15 })
  await claimReviewItem(app.as(sam), { itemId })
  await expect(decide(app, mo, itemId)).toFailWith('conflict', 'review.errors.claimed')
  await releaseReviewItem(app.as(mo), { itemId })
  expect((await reviewItem(app.as(mo), itemId)).holder).toBe('Sam')
  await releaseReviewItem(app.as(sam), { itemId })
  await decide(app, mo, itemId)
  await expect(claimReviewItem(app.as(sam), { itemId })).toFailWith('conflict', 'review.errors.decided')
})

test('two who decide at once: one does, the other is told', async () => {
  const app = await testApp()
  const { ann, mo, sam } = await people(app, 'ann', 'mo', 'sam')
  const itemId = await opened(app, ann)
  const both = await Promise.allSettled([
    decide(app, mo, itemId),
    decide(app, sam, itemId, 'outdated', 'The menu is gone.'),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(app).toHaveRecorded('review.decided', 1)
})

test('nobody decides about themselves, without a reason where one is due, or what is not offered', async () => {
  const app = await testApp()
  const { mo, sam } = await people(app, 'mo', 'sam')
  const itemId = await opened(app, sam, 'ans_1', mo.memberId)
  await expect(decide(app, mo, itemId)).toFailWith('forbidden', 'review.errors.own')
  await expect(claimReviewItem(app.as(mo), { itemId })).toFailWith('forbidden', 'review.errors.own')
  await expect(decide(app, sam, itemId, 'outdated', '  ')).toFailWith('invalid')
  await expect(decide(app, sam, itemId, 'explode', 'why not')).toFailWith('invalid')
  await expect(decide(app, sam, 'rvi_none')).toFailWith('not_found')
})

test('a decision is audited with its reason, and its subject may wait again', async () => {
  const app = await testApp()
  const { mo, ada } = await people(app, 'mo', 'ada')
  const itemId = await opened(app, ada)
  await decide(app, mo, itemId, 'outdated', 'The menu is gone.')
  const again = await opened(app, ada)
  expect(again).not.toBe(itemId)
  await app.as(ada).write((tx) => withdrawReviewItem(tx, { kind: 'outdated-answer', subjectId: 'ans_1' }))
  expect((await reviewItem(app.as(mo), again)).state).toBe('withdrawn')
  expect(await openItemOf(app.as(mo), 'outdated-answer', 'ans_1')).toBeNull()
  const rows = await app.app.platform.open.db.selectFrom('audit_event').select(['action', 'reason']).execute()
  expect(rows).toEqual([{ action: 'review.decide', reason: 'The menu is gone.' }])
})

test('the queue shows the kinds one may decide about, longest waiting first, page by page', async () => {
  const app = await testApp()
  const [ann, mo, power] = [
    await aMember(app, 'ann'),
    await aMember(app, 'mo'),
    await aMember(app, 'pat', { trustLevel: 3 }),
  ]
  const ids: string[] = []
  for (let i = 0; i < 5; i++) {
    ids.push(await opened(app, ann, `ans_${i}`))
    app.clock.advance({ minutes: 1 })
  }
  await app.as(ann).write((tx) =>
    openReviewItem(tx, {
      kind: 'redemption',
      subjectType: 'redemption',
      subjectId: 'red_1',
      reason: 'aboveLimit',
      evidence: {},
    }),
  )
  await expect(reviewQueue(app.as(ann), all, { limit: 3, cursor: null })).toFailWith('forbidden')
  const first = await reviewQueue(app.as(power), all, { limit: 3, cursor: null })
  const rest = await reviewQueue(app.as(power), all, { limit: 3, cursor: first.next })
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids)
  expect(rest.next).toBeNull()
  expect([...(await reviewCounts(app.as(mo))).keys()]).toEqual(['outdated-answer'])
  await claimReviewItem(app.as(mo), { itemId: ids[2] ?? '' })
  expect(
    (await reviewQueue(app.as(mo), { kind: null, view: 'mine' }, { limit: 3, cursor: null })).items.map(({ id }) => id),
  ).toEqual([ids[2]])
  for (const id of ids.slice(0, 2)) {
    await decide(app, mo, id)
    app.clock.advance({ minutes: 1 })
  }
  expect(
    (await reviewQueue(app.as(power), { kind: null, view: 'decided' }, { limit: 3, cursor: null })).items.map(
      ({ id }) => id,
    ),
  ).toEqual([ids[1], ids[0]])
})

test('an item of a kind that one may not decide about is not there', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const itemId = await app.as(ann).write((tx) =>
    openReviewItem(tx, {
      kind: 'redemption',
      subjectType: 'redemption',
      subjectId: 'red_1',
      reason: 'aboveLimit',
      evidence: {},
    }),
  )
  await expect(reviewItem(app.as(mo), itemId)).toFailWith('not_found')
  await expect(claimReviewItem(app.as(mo), { itemId })).toFailWith('forbidden')
})

test('a queue of fifty costs as many queries as a queue of one', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  await opened(app, ann)
  const cost = () =>
    countQueries(app.as(mo), async (ctx) => [
      await reviewQueue(ctx, all, { limit: 50, cursor: null }),
      await reviewCounts(ctx),
    ])
  const one = await cost()
  for (let i = 0; i < 49; i++) await opened(app, ann, `more_${i}`)
  expect(await cost()).toBe(one)
})
