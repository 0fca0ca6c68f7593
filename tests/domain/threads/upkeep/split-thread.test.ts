// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import { transfersOf } from '#app/domain/threads/queries/transfers.server.ts'
import { splitThread } from '#app/domain/threads/upkeep/split-thread.server.ts'
import { undoTransfer } from '#app/domain/threads/upkeep/undo-transfer.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const page = (app: TestApp, id: string) => threadPage(app.visitor(), id, { order: 'oldest', limit: 30 })

async function aMixedThread() {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: ann, tags: ['router'] })
  const answers = []
  for (const body of ['Stays.', 'Mine blinks red, what now?', 'Hold the button.']) {
    app.clock.advance({ minutes: 1 })
    answers.push(await anAnswer(app, { to: asked, by: bob, body }))
  }
  const [stays, question, help] = answers
  if (stays === undefined || question === undefined || help === undefined) throw new Error('three answers')
  await aComment(app, { to: asked, on: help, by: ann, body: 'Works.' })
  await castVote(app.as(ann), { postId: question.id, value: 1 })
  return { app, ann, bob, mo, asked, stays, question, help }
}

test('chosen answers become a question of their own, opened by the oldest, with comments and votes', async () => {
  const { app, bob, mo, asked, stays, question, help } = await aMixedThread()

  const thread = await splitThread(app.as(mo), {
    threadId: asked.thread.id,
    posts: [help.id, question.id],
    title: 'The box blinks red',
  })

  const [made, left] = [await page(app, thread.id), await page(app, asked.thread.id)]
  expect(made.thread).toMatchObject({
    title: 'The box blinks red',
    kind: 'question',
    author: { id: bob.memberId },
    answerCount: 1,
    votes: 1,
    createdAt: question.created_at,
  })
  expect([
    made.opening.id,
    made.answers.items.map(({ id }) => id),
    made.comments[help.id]?.map(({ body }) => body),
  ]).toEqual([question.id, [help.id], ['Works.']])
  expect(left.answers.items.map(({ id }) => id)).toEqual([stays.id])
  expect(left.thread.answerCount).toBe(1)
  await expect(app).toHaveRecorded('thread.split', 1)
})

test('undone, the posts come back with what was written since, and the address of the new thread leads back', async () => {
  const { app, ann, mo, asked, stays, question, help } = await aMixedThread()
  const thread = await splitThread(app.as(mo), {
    threadId: asked.thread.id,
    posts: [question.id, help.id],
    title: 'The box blinks red',
  })
  app.clock.advance({ minutes: 1 })
  const since = await anAnswer(app, { to: { thread }, by: ann, body: 'Or unplug it.' })
  const [transfer] = await transfersOf(app.visitor(), asked.thread.id)

  for (let i = 0; i < 2; i++) await undoTransfer(app.as(mo), { transferId: transfer?.id ?? '' })

  const back = await page(app, asked.thread.id)
  expect(back.answers.items.map(({ id, kind, votes }) => [id, kind, votes])).toEqual([
    [stays.id, 'answer', 0],
    [question.id, 'answer', 1],
    [help.id, 'answer', 0],
    [since.id, 'answer', 0],
  ])
  expect(back.comments[help.id]).toHaveLength(1)
  await expect(page(app, thread.id)).rejects.toMatchObject({
    code: 'merged',
    details: { mergedInto: { id: asked.thread.id } },
  })
  await expect(app).toHaveRecorded('thread.rejoined', 1)
})

test('the accepted answer stays with its question; nothing but visible answers of this thread is split off', async () => {
  const { app, ann, mo, asked, question, help } = await aMixedThread()
  const title = 'A question of its own'
  await acceptAnswer(app.as(ann), { postId: help.id })
  const other = await anAnswer(app, { to: await aThread(app, { by: ann, title: 'Another question' }), by: mo })

  await expect(splitThread(app.as(mo), { threadId: asked.thread.id, posts: [help.id], title })).toFailWith(
    'not_now',
    'posts.errors.splitAccepted',
  )
  for (const posts of [[asked.post.id], [other.id], ['nothing'], [question.id, 'nothing']]) {
    await expect(splitThread(app.as(mo), { threadId: asked.thread.id, posts, title })).toFailWith(
      'invalid',
      'posts.errors.splitPosts',
    )
  }
  await expect(splitThread(app.as(ann), { threadId: asked.thread.id, posts: [question.id], title })).toFailWith(
    'forbidden',
  )
})

test('pressed twice at once, the posts go once', async () => {
  const { app, mo, asked, question } = await aMixedThread()
  const input = { threadId: asked.thread.id, posts: [question.id], title: 'A question of its own' }

  const outcomes = await Promise.allSettled([splitThread(app.as(mo), input), splitThread(app.as(mo), input)])

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(app).toHaveRecorded('thread.split', 1)
})
