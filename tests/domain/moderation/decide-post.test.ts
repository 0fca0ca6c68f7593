// On both databases: row locks and races.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { decidePost } from '#app/domain/moderation/posts/decide-post.server.ts'
import { hidePost } from '#app/domain/moderation/posts/hide-post.server.ts'
import { openPostItem, sendToReview } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { decisionsAbout } from '#app/domain/moderation/queries/decisions.server.ts'
import { archiveTemplate } from '#app/domain/moderation/templates/archive-template.server.ts'
import { saveTemplate } from '#app/domain/moderation/templates/save-template.server.ts'
import { reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { undoDecision } from '#app/views/review-panels.server.ts'
import { people } from '#tests/factories/members.ts'
import { aPostDecision, presently } from '#tests/factories/moderation.ts'
import { aCategory, aThread, anAnswer, postNow, threadNow } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  const { ann, bob, mo, ada, newcomer } = await people(app, 'ann', 'bob', 'mo', 'ada', 'newcomer')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  return {
    app,
    ann,
    bob,
    mo,
    ada,
    newcomer,
    asked,
    thread: asked.thread.id,
    question: asked.post.id,
    answer: answer.id,
  }
}

const standingNow = async (app: TestApp, { memberId }: Actor) =>
  (await standingsOf(app.visitor().read, [memberId ?? ''])).get(memberId ?? '')

const decide = (app: TestApp, by: Actor, itemId: string, given: Parameters<typeof aPostDecision>[0] = {}) =>
  decidePost(app.as(by), { itemId, ...aPostDecision(given) })

test('hiding an accepted answer takes its acceptance and points, and undoing the decision gives everything back', async () => {
  const { app, ann, bob, mo, thread, answer } = await site()
  await castVote(app.as(ann), { postId: answer, value: 1 })
  await acceptAnswer(app.as(ann), { postId: answer })
  const before = await standingNow(app, bob)
  const itemId = await sendToReview(app.as(mo), { postId: answer })
  await decide(app, mo, itemId)
  expect(await postNow(app, answer)).toMatchObject({ state: 'hidden' })
  expect(await threadNow(app, thread)).toMatchObject({ accepted_post_id: null, answer_count: 0 })
  expect((await standingNow(app, bob))?.reputation).toBeLessThan(before?.reputation ?? 0)

  await undoDecision(app.as(mo), { itemId, reason: 'It was about another answer.' })
  expect(await postNow(app, answer)).toMatchObject({ state: 'visible' })
  expect(await threadNow(app, thread)).toMatchObject({ accepted_post_id: answer, answer_count: 1 })
  expect(await standingNow(app, bob)).toEqual(before)
  await decide(app, mo, itemId, { decision: 'keep', note: '' })
  await expect(decide(app, mo, itemId)).toFailWith('conflict', 'review.errors.decidedBy')
})

test('hiding an opening post hides its thread', async () => {
  const { app, mo, thread, question } = await site()
  await hidePost(app.as(mo), { postId: question, rule: 'respect', facts: 'Nothing to do with meters.' })
  expect(await threadNow(app, thread)).toMatchObject({ state: 'hidden' })
})

test('a decision with a sanction is one matter: both name the item, and undoing it ends both', async () => {
  const { app, bob, mo, answer } = await site()
  const itemId = await sendToReview(app.as(mo), { postId: answer })
  await decide(app, mo, itemId, { sanction: 'next' })
  expect((await presently(app, bob)).standing).toBe('silenced')
  expect(
    (await decisionsAbout(app.app.platform.open.reader, bob.memberId ?? '')).map((one) => [
      one.restriction,
      one.review_item_id,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['silence', itemId],
      ['hide', itemId],
    ]),
  )
  await undoDecision(app.as(mo), { itemId, reason: 'Sorry' })
  expect((await presently(app, bob)).standing).toBe('free')
})

test('fifty who decide at once decide once', async () => {
  const { app, mo, answer, bob } = await site()
  const itemId = await sendToReview(app.as(mo), { postId: answer })
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, (_, n) => decide(app, mo, itemId, { decision: n % 2 === 0 ? 'hide' : 'keep' })),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(app).toHaveRecorded('review.decided', 1)
  expect((await decisionsAbout(app.app.platform.open.reader, bob.memberId ?? '')).length).toBeLessThanOrEqual(1)
})

test('nobody decides about their own post, and hiding needs a reason', async () => {
  const { app, mo, ann, ada, asked } = await site()
  const own = await anAnswer(app, { to: asked, by: mo })
  const itemId = await sendToReview(app.as(ada), { postId: own.id })
  await expect(decide(app, mo, itemId)).toFailWith('forbidden', 'review.errors.own')
  await expect(hidePost(app.as(mo), { postId: own.id, rule: 'respect', facts: 'Mine' })).toFailWith(
    'forbidden',
    'moderation.errors.own',
  )
  await expect(hidePost(app.as(ann), { postId: own.id, rule: 'respect', facts: 'Theirs' })).toFailWith('forbidden')
  await expect(decide(app, ada, itemId, { note: '' })).toFailWith('invalid')
})

test('a template is the reason in the language of the author, and none after it was archived', async () => {
  const { app, bob, mo, answer } = await site()
  const db = app.app.platform.open
  await db.db
    .updateTable('member')
    .set({ locale: 'ko' })
    .where('id', '=', bob.memberId ?? '')
    .execute()
  const templateId = await saveTemplate(app.as(mo), null, {
    title: 'Advert',
    rule: 'advertising',
    en: 'An advert.',
    ko: '광고예요.',
  })
  const itemId = await sendToReview(app.as(mo), { postId: answer })
  await decide(app, mo, itemId, { note: '', templateId })
  expect((await decisionsAbout(db.reader, bob.memberId ?? ''))[0]).toMatchObject({
    facts: '광고예요.',
    locale: 'ko',
    rule: 'advertising',
  })
  await archiveTemplate(app.as(mo), { id: templateId })
  await expect(saveTemplate(app.as(mo), templateId, { title: 'A', rule: 'respect', en: 'a', ko: 'a' })).toFailWith(
    'not_found',
  )
})

test('who moderates a category sees and decides what is filed there, and nothing else', async () => {
  const { app, bob, mo, ann, answer } = await site()
  const elsewhere = await aThread(app, { by: ann, category: await aCategory(app, 'billing') })
  const there = await anAnswer(app, { to: elsewhere, by: bob })
  const [here, other] = [
    await sendToReview(app.as(mo), { postId: answer }),
    await sendToReview(app.as(mo), { postId: there.id }),
  ]
  const post = await threadNow(app, (await postNow(app, answer)).thread_id)
  const local: Actor = { ...ann, rights: { areas: [], answers: [], asks: [], moderates: [post.category_id] } }
  const { items } = await reviewQueue(app.as(local), { kind: null, view: 'open' }, { limit: 10, cursor: null })
  expect(items.map(({ id }) => id)).toEqual([here])
  await decide(app, local, here)
  await expect(decide(app, local, other)).toFailWith('forbidden')
})

test('a post waits once; weight puts it ahead, and how it was found goes into its decision', async () => {
  const { app, mo, bob, ann, answer, asked } = await site()
  const later = await anAnswer(app, { to: asked, by: bob })
  const open = (postId: string, weight: number) =>
    app.as(ann).write((tx) =>
      openPostItem(tx, {
        postId,
        reason: 'reported',
        weight,
        evidence: { source: 'flag', automatic: true, marks: [[0, 4]] },
      }),
    )
  const first = await open(answer, 1)
  expect(await open(answer, 9)).toBe(first)
  app.clock.advance({ hours: 2 })
  const ahead = await open(later.id, 6)
  const { items } = await reviewQueue(app.as(mo), { kind: 'post', view: 'open' }, { limit: 10, cursor: null })
  expect(items.map(({ id }) => id)).toEqual([ahead, first])
  await decide(app, mo, ahead)
  expect((await decisionsAbout(app.app.platform.open.reader, bob.memberId ?? ''))[0]).toMatchObject({
    source: 'flag',
    detected_automatically: 1,
    decided_automatically: 0,
    review_item_id: ahead,
  })
})
