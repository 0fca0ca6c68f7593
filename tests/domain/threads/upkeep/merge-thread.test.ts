// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import { bookmarks } from '#app/domain/following/queries/bookmarks.server.ts'
import { saveBookmark } from '#app/domain/following/save-bookmark.server.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import { addressOfPost } from '#app/domain/threads/queries/address-of-post.server.ts'
import { findThread } from '#app/domain/threads/queries/posts.server.ts'
import { threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import { transfersOf } from '#app/domain/threads/queries/transfers.server.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { mergeThread } from '#app/domain/threads/upkeep/merge-thread.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import { undoTransfer } from '#app/domain/threads/upkeep/undo-transfer.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const page = (app: TestApp, id: string) => threadPage(app.visitor(), id, { order: 'oldest', limit: 30 })

async function twoQuestions() {
  const app = await testApp()
  const { ann, bob, mo, cora } = await people(app, 'ann', 'bob', 'mo', 'cora')
  const target = await aThread(app, { by: ann, title: 'The question that stays', tags: ['router'] })
  const source = await aThread(app, { by: cora, title: 'The question that goes', tags: ['router'] })
  app.clock.advance({ minutes: 1 })
  const answer = await anAnswer(app, { to: source, by: bob, body: 'Bob knows.' })
  return { app, ann, bob, mo, cora, target, source, answer }
}

const reputation = async (app: TestApp, member: { memberId: string | null }): Promise<number> =>
  (await standingsOf(app.visitor().read, [member.memberId ?? ''])).get(member.memberId ?? '')?.reputation ?? 0

test('all posts go to the other question with their votes and points, and the old address leads there', async () => {
  const { app, ann, bob, mo, cora, target, source, answer } = await twoQuestions()
  await castVote(app.as(ann), { postId: answer.id, value: 1 })
  await aComment(app, { to: source, by: bob, body: 'Which one?' })
  await aComment(app, { to: source, on: answer, by: cora, body: 'Thanks' })
  await setMeToo(app.as(bob), { threadId: source.thread.id, on: true })
  const before = await reputation(app, bob)

  await mergeThread(app.as(mo), { threadId: source.thread.id, into: target.thread.id })

  const after = await page(app, target.thread.id)
  expect(after.answers.items.map(({ id, votes }) => [id, votes])).toEqual([[answer.id, 1]])
  expect(after.comments[target.post.id]?.map(({ body }) => body)).toEqual([source.post.body, 'Which one?'])
  expect(after.comments[answer.id]?.map(({ body }) => body)).toEqual(['Thanks'])
  expect(after.thread).toMatchObject({ answerCount: 1, meTooCount: 1 })
  await expect(page(app, source.thread.id)).rejects.toMatchObject({
    code: 'merged',
    details: { mergedInto: { id: target.thread.id, slug: target.thread.slug } },
  })
  expect(await reputation(app, bob)).toBe(before)
  expect((await app.visitor().read.selectFrom('tag').select('thread_count').executeTakeFirst())?.thread_count).toBe(1)
})

test('undone, everything is where it was; what was written since stays', async () => {
  const { app, ann, bob, mo, target, source, answer } = await twoQuestions()
  await setMeToo(app.as(bob), { threadId: source.thread.id, on: true })
  await aComment(app, { to: source, by: bob, body: 'Which one?' })
  const [one, other] = [
    await findThread(app.visitor().read, source.thread.id),
    await findThread(app.visitor().read, target.thread.id),
  ]
  await mergeThread(app.as(mo), { threadId: source.thread.id, into: target.thread.id })
  const later = await anAnswer(app, { to: target, by: ann, body: 'Written after the merge.' })
  const [transfer] = await transfersOf(app.visitor(), target.thread.id)

  for (let i = 0; i < 2; i++) await undoTransfer(app.as(mo), { transferId: transfer?.id ?? '' })

  expect(await findThread(app.visitor().read, source.thread.id)).toEqual(one)
  expect(await findThread(app.visitor().read, target.thread.id)).toMatchObject({
    me_too_count: other?.me_too_count,
    answer_count: 1,
  })
  const [back, there] = [await page(app, source.thread.id), await page(app, target.thread.id)]
  expect([
    back.opening.id,
    back.answers.items.map(({ id }) => id),
    back.comments[source.post.id]?.map(({ body }) => body),
  ]).toEqual([source.post.id, [answer.id], ['Which one?']])
  expect([there.opening.id, there.answers.items.map(({ id }) => id), there.comments]).toEqual([
    target.post.id,
    [later.id],
    {},
  ])
  expect((await app.recordedEvents()).filter((type) => type.endsWith('merged'))).toEqual([
    'thread.merged',
    'thread.unmerged',
  ])
  expect(
    (await app.as(mo).read.selectFrom('audit_event').select('action').orderBy('seq').execute()).map(
      ({ action }) => action,
    ),
  ).toEqual(['thread.merge', 'thread.unmerge'])
})

test('where the target has no accepted answer, that of the source goes along and comes back, and nobody earns twice', async () => {
  const { app, bob, mo, cora, ann, target, source, answer } = await twoQuestions()
  await acceptAnswer(app.as(cora), { postId: answer.id })
  const before = await reputation(app, bob)

  await mergeThread(app.as(mo), { threadId: source.thread.id, into: target.thread.id })
  expect((await page(app, target.thread.id)).thread.acceptedPostId).toBe(answer.id)
  const [transfer] = await transfersOf(app.visitor(), target.thread.id)
  await undoTransfer(app.as(mo), { transferId: transfer?.id ?? '' })
  expect((await page(app, source.thread.id)).thread.acceptedPostId).toBe(answer.id)
  expect((await page(app, target.thread.id)).thread.acceptedPostId).toBeNull()
  expect(await reputation(app, bob)).toBe(before)
  await unacceptAnswer(app.as(cora), { postId: answer.id })
  expect(await reputation(app, bob)).toBe(before - 15)
  await mergeThread(app.as(mo), { threadId: source.thread.id, into: target.thread.id })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  expect(await reputation(app, bob)).toBe(before)
})

test('where both have one, the target keeps its own; accepting the other there pays once, and every book still balances', async () => {
  const { app, ann, bob, mo, cora, target, source, answer } = await twoQuestions()
  const own = await anAnswer(app, { to: target, by: mo })
  await acceptAnswer(app.as(ann), { postId: own.id })
  await acceptAnswer(app.as(cora), { postId: answer.id })
  const before = await reputation(app, bob)

  await mergeThread(app.as(mo), { threadId: source.thread.id, into: target.thread.id })
  expect((await page(app, target.thread.id)).thread.acceptedPostId).toBe(own.id)
  expect(await reputation(app, bob)).toBe(before)
  await acceptAnswer(app.as(ann), { postId: answer.id })
  expect(await reputation(app, bob)).toBe(before)
  expect((await verifyLedger(app.visitor().read)).findings).toEqual([])
})

test('pressed twice at once it happens once', async () => {
  const { app, mo, target, source } = await twoQuestions()
  const input = { threadId: source.thread.id, into: target.thread.id }

  await Promise.all([mergeThread(app.as(mo), input), mergeThread(app.as(mo), input)])

  await expect(app).toHaveRecorded('thread.merged', 1)
  expect(await transfersOf(app.visitor(), target.thread.id)).toHaveLength(1)
})

test('duplicates of the merged question lead to where it went, and back', async () => {
  const { app, ann, mo, target, source } = await twoQuestions()
  const copy = await aThread(app, { by: ann, title: 'A copy of the one that goes' })
  await closeAsDuplicate(app.as(mo), { threadId: copy.thread.id, duplicateOf: source.thread.id })

  await mergeThread(app.as(mo), { threadId: source.thread.id, into: target.thread.id })
  expect((await page(app, copy.thread.id)).duplicateOf?.id).toBe(target.thread.id)
  expect((await page(app, target.thread.id)).duplicates.map(({ id }) => id)).toEqual([copy.thread.id])
  const [transfer] = await transfersOf(app.visitor(), target.thread.id)
  await undoTransfer(app.as(mo), { transferId: transfer?.id ?? '' })
  expect((await page(app, copy.thread.id)).duplicateOf?.id).toBe(source.thread.id)
})

test('who followed the merged question follows the other, bookmarks lead to where their post is, and undoing takes both back', async () => {
  const { app, mo, cora, target, source, answer } = await twoQuestions()
  const { dora, eve } = await people(app, 'dora', 'eve')
  for (const who of [dora, eve, mo]) await setFollow(app.as(who), { threadId: source.thread.id, on: true })
  // Eve has said that she does not want to hear of the other question.
  for (const on of [true, false]) await setFollow(app.as(eve), { threadId: target.thread.id, on })
  for (const postId of [answer.id, source.post.id]) await saveBookmark(app.as(dora), { postId, note: 'Try it' })
  const followers = async (threadId: string) =>
    (
      await app
        .visitor()
        .read.selectFrom('thread_follow')
        .innerJoin('member', 'member.id', 'member_id')
        .select('handle')
        .where('thread_id', '=', threadId)
        .where('following', '=', 1)
        .orderBy('handle')
        .execute()
    ).map(({ handle }) => handle)
  const before = { source: await followers(source.thread.id), target: await followers(target.thread.id) }
  expect(before).toEqual({ source: ['bob', 'cora', 'dora', 'eve', 'mo'], target: ['ann'] })
  app.clock.advance({ minutes: 1 })

  await Promise.all([1, 2].map(() => mergeThread(app.as(mo), { threadId: source.thread.id, into: target.thread.id })))
  expect(await followers(target.thread.id)).toEqual(['ann', 'bob', 'cora', 'dora', 'mo'])
  const places = async () =>
    (await bookmarks(app.as(dora), '', { limit: 9, cursor: null })).items.map(({ note, post }) => [
      note,
      post?.thread.id,
    ])
  expect(await places()).toEqual([
    ['Try it', target.thread.id],
    ['Try it', target.thread.id],
  ])
  expect(await addressOfPost(app.as(dora), answer.id)).toContain(target.thread.id)
  app.clock.advance({ minutes: 1 })
  await setFollow(app.as(mo), { threadId: target.thread.id, on: false })
  await anAnswer(app, { to: target, by: cora, body: 'I stay here.' })

  const [transfer] = await transfersOf(app.visitor(), target.thread.id)
  for (let i = 0; i < 2; i++) await undoTransfer(app.as(mo), { transferId: transfer?.id ?? '' })
  expect(await followers(source.thread.id)).toEqual(before.source)
  expect(await followers(target.thread.id)).toEqual(['ann', 'cora'])
  expect(await places()).toEqual([
    ['Try it', source.thread.id],
    ['Try it', source.thread.id],
  ])
})

test('refused: others than staff, itself, another kind, what is not there, what is archived, an undo out of order', async () => {
  const { app, ann, mo, target, source } = await twoQuestions()
  const talk = await aThread(app, { by: ann, kind: 'discussion', title: 'A discussion of it' })
  const third = await aThread(app, { by: ann, title: 'Where the target goes later' })
  const threadId = source.thread.id

  await expect(mergeThread(app.as(ann), { threadId, into: target.thread.id })).toFailWith('forbidden')
  await expect(mergeThread(app.as(mo), { threadId, into: threadId })).toFailWith('invalid', 'posts.errors.mergeItself')
  await expect(mergeThread(app.as(mo), { threadId, into: talk.thread.id })).toFailWith(
    'invalid',
    'posts.errors.mergeKinds',
  )
  await expect(mergeThread(app.as(mo), { threadId, into: 'nothing' })).toFailWith(
    'invalid',
    'posts.errors.unknownTarget',
  )
  await mergeThread(app.as(mo), { threadId, into: target.thread.id })
  await mergeThread(app.as(mo), { threadId: target.thread.id, into: third.thread.id })
  const first = (await transfersOf(app.visitor(), threadId)).at(-1)
  await expect(undoTransfer(app.as(mo), { transferId: first?.id ?? '' })).toFailWith(
    'not_now',
    'posts.errors.undoLater',
  )
  await transitionThread(app.as(mo), { threadId: talk.thread.id, act: 'archive' })
  const other = await aThread(app, { by: ann, kind: 'discussion', title: 'Another discussion of it' })
  await expect(mergeThread(app.as(mo), { threadId: other.thread.id, into: talk.thread.id })).toFailWith(
    'not_now',
    'posts.errors.archived',
  )
})
