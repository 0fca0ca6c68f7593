import { expect, test } from 'vitest'
import type { Ctx } from '#app/core/context.server.ts'
import { findPost, findThread } from '#app/domain/threads/queries/posts.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { action, loader } from '#app/routes/threads/thread.tsx'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

const paramsOf = (thread: Thread): { id: string; slug: string } => ({ id: thread.id, slug: thread.slug })
const pathOf = (thread: Thread): string => `/threads/${thread.id}/${thread.slug}`
const read = (ctx: Ctx, thread: Thread) => answerOf(loader(routeArgs(ctx, pathOf(thread), paramsOf(thread))))
const send = (ctx: Ctx, thread: Thread, form: Record<string, string>) =>
  answerOf(action(routeArgs(ctx, pathOf(thread), paramsOf(thread), form)))

async function anAskedQuestion() {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann, tags: ['router'] })
  return { app, ann, bob, asked, answer: await anAnswer(app, { to: asked, by: bob }) }
}

test('a wrong or missing end of the address leads to the right one, with its filters', async () => {
  const { app, asked } = await anAskedQuestion()

  const wrong = await answerOf(
    loader(
      routeArgs(app.visitor(), `/threads/${asked.thread.id}/old-title?order=oldest`, {
        id: asked.thread.id,
        slug: 'old-title',
      }),
    ),
  )
  const missing = await answerOf(
    loader(routeArgs(app.visitor(), `/threads/${asked.thread.id}`, { id: asked.thread.id })),
  )

  expect(wrong).toMatchObject({ status: 301, location: `${pathOf(asked.thread)}?order=oldest` })
  expect(missing).toMatchObject({ status: 301, location: pathOf(asked.thread) })
})

test('a deleted thread is 404 for everybody but its author and moderators', async () => {
  const { app, ann, bob, asked } = await anAskedQuestion()
  const mo = await aMember(app, 'mo')
  await removePost(app.as(ann), { postId: asked.post.id })

  expect(
    (
      await Promise.all([app.visitor(), app.as(bob), app.as(ann), app.as(mo)].map((ctx) => read(ctx, asked.thread)))
    ).map(({ status }) => status),
  ).toEqual([404, 404, 200, 200])
  expect((await answerOf(loader(routeArgs(app.visitor(), '/threads/nothing', { id: 'nothing' })))).status).toBe(404)
})

test('visitors who press anything are led to sign in and back', async () => {
  const { app, asked, answer } = await anAskedQuestion()

  const forms: Record<string, string>[] = [
    { intent: 'vote', postId: answer.id, vote: 'up' },
    { intent: 'respond', body: 'Hello' },
    { intent: 'lock' },
  ]
  for (const form of forms) {
    expect(await send(app.visitor(), asked.thread, form)).toMatchObject({
      status: 302,
      location: `/login?next=${encodeURIComponent(encodeURI(pathOf(asked.thread)))}`,
    })
  }
})

test('voting, accepting and me too go back to where they were pressed', async () => {
  const { app, ann, bob, asked, answer } = await anAskedQuestion()

  expect(await send(app.as(ann), asked.thread, { intent: 'vote', postId: answer.id, vote: 'up' })).toMatchObject({
    status: 303,
    location: `${pathOf(asked.thread)}#${answer.id}`,
  })
  expect(await send(app.as(ann), asked.thread, { intent: 'accept', postId: answer.id })).toMatchObject({ status: 303 })
  expect(await send(app.as(bob), asked.thread, { intent: 'me-too', on: '1' })).toMatchObject({ status: 303 })

  expect(await findThread(app.visitor().read, asked.thread.id)).toMatchObject({
    accepted_post_id: answer.id,
    me_too_count: 1,
  })
  expect((await findPost(app.visitor().read, answer.id))?.votes).toBe(1)
})

test('what may not be done says why: a vote that is locked, an accept of somebody else, a strange word', async () => {
  const { app, ann, bob, asked, answer } = await anAskedQuestion()
  await send(app.as(ann), asked.thread, { intent: 'vote', postId: answer.id, vote: 'up' })
  app.clock.advance({ minutes: 6 })

  expect(await send(app.as(ann), asked.thread, { intent: 'vote', postId: answer.id, vote: 'down' })).toMatchObject({
    status: 409,
    data: { error: { key: 'threads.errors.voteLocked' } },
  })
  expect(await send(app.as(bob), asked.thread, { intent: 'accept', postId: answer.id })).toMatchObject({ status: 403 })
  expect(await send(app.as(ann), asked.thread, { intent: 'vote', postId: answer.id, vote: 'sideways' })).toMatchObject({
    status: 422,
  })
  expect(await send(app.as(ann), asked.thread, { intent: 'explode' })).toMatchObject({ status: 400 })
})

test('an empty answer is refused with what was typed; a preview shows and stores nothing', async () => {
  const { app, bob, asked } = await anAskedQuestion()

  expect(await send(app.as(bob), asked.thread, { intent: 'respond', body: '   ' })).toMatchObject({
    status: 422,
    data: { intent: 'respond', result: { error: { body: ['common.field.required'] } } },
  })
  const preview = await send(app.as(bob), asked.thread, { intent: 'respond', body: 'Try **this**.', preview: '1' })
  expect(preview).toMatchObject({
    status: 200,
    data: { extra: { html: '<p>Try <strong>this</strong>.</p>' }, result: { initialValue: { body: 'Try **this**.' } } },
  })
  expect((await findThread(app.visitor().read, asked.thread.id))?.answer_count).toBe(1)
})

test('answers and comments are written, deleted and brought back from the page', async () => {
  const { app, bob, asked, answer } = await anAskedQuestion()

  const written = await send(app.as(bob), asked.thread, { intent: 'respond', body: 'Another way.' })
  await send(app.as(bob), asked.thread, { intent: 'comment', postId: answer.id, body: 'And one more thing.' })
  expect(written.location).toMatch(/#pst_/)
  expect(await findThread(app.visitor().read, asked.thread.id)).toMatchObject({ answer_count: 2, comment_count: 1 })

  await send(app.as(bob), asked.thread, { intent: 'remove', postId: answer.id })
  expect(await findThread(app.visitor().read, asked.thread.id)).toMatchObject({ answer_count: 1, comment_count: 0 })
  await send(app.as(bob), asked.thread, { intent: 'restore', postId: answer.id })
  expect(await findThread(app.visitor().read, asked.thread.id)).toMatchObject({ answer_count: 2, comment_count: 1 })
})

test('a comment on a post of another thread is refused', async () => {
  const { app, bob, asked } = await anAskedQuestion()
  const other = await aThread(app, { by: bob, title: 'Another question' })

  expect(
    await send(app.as(bob), asked.thread, { intent: 'comment', postId: other.post.id, body: 'Where am I?' }),
  ).toMatchObject({ status: 422 })
})

test('moderators lock, unlock, close as a duplicate and reopen', async () => {
  const { app, ann, asked } = await anAskedQuestion()
  const mo = await aMember(app, 'mo')
  const original = await aThread(app, { by: ann, title: 'The original question' })

  await send(app.as(mo), asked.thread, { intent: 'lock' })
  expect((await findThread(app.visitor().read, asked.thread.id))?.locked_at).not.toBeNull()
  await send(app.as(mo), asked.thread, { intent: 'unlock' })
  await send(app.as(mo), asked.thread, {
    intent: 'closeAsDuplicate',
    duplicateOf: `http://localhost${pathOf(original.thread)}`,
  })
  expect(await findThread(app.visitor().read, asked.thread.id)).toMatchObject({
    locked_at: null,
    duplicate_of_id: original.thread.id,
  })
  await send(app.as(mo), asked.thread, { intent: 'reopen' })
  expect((await findThread(app.visitor().read, asked.thread.id))?.duplicate_of_id).toBeNull()
  expect(await send(app.as(mo), asked.thread, { intent: 'closeAsDuplicate', duplicateOf: 'nonsense' })).toMatchObject({
    status: 422,
    data: { result: { error: { duplicateOf: ['threads.errors.unknownDuplicate'] } } },
  })
  expect((await send(app.as(ann), asked.thread, { intent: 'lock' })).status).toBe(403)
})

test('the page costs the same number of queries for one answer and for fifty, at most twelve', async () => {
  const { app, ann, bob, asked, answer } = await anAskedQuestion()
  const sam = await aMember(app, 'sam')
  await aComment(app, { to: asked, on: answer, by: ann })
  await app.drainJobs()
  const cost = (ctx: Ctx) => countQueries(ctx, (counted) => read(counted, asked.thread))
  // The first reader of a thread pays for finding what is similar to it.
  await read(app.visitor(), asked.thread)
  const readers = [app.visitor(), app.as(ann), app.as(bob), app.as(sam)]
  const before = await Promise.all(readers.map(cost))
  for (let i = 0; i < 29; i++)
    await aComment(app, { to: asked, on: await anAnswer(app, { to: asked, by: bob, body: `Answer ${i}` }), by: ann })

  expect(await Promise.all(readers.map(cost))).toEqual(before)
  const most = (costs: readonly number[]) => Math.max(...costs)
  expect(most(before), before.join()).toBeLessThanOrEqual(12)
  // From here on the answers go over pages.
  for (let i = 0; i < 20; i++) await anAnswer(app, { to: asked, by: sam, body: `More ${i}` })
  const first = await Promise.all(readers.map(cost))
  expect(most(first), first.join()).toBeLessThanOrEqual(12)
  const { next } = (await read(app.visitor(), asked.thread)).data as { next: string }
  const second = await Promise.all(
    readers.map((ctx) =>
      countQueries(ctx, (counted) => answerOf(loader(routeArgs(counted, next, paramsOf(asked.thread))))),
    ),
  )
  expect(most(second), second.join()).toBeLessThanOrEqual(12)
})
