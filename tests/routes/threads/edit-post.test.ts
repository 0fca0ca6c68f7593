// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { findPost } from '#app/domain/threads/queries/posts.server.ts'
import { threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { action, loader } from '#app/routes/threads/edit-post.tsx'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function anAnswerOfBob() {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob, body: 'First.' })
  return { app, ann, bob, asked, answer, path: `/posts/${answer.id}/edit`, params: { id: answer.id } }
}

test('the page is for those who may edit: others are refused, visitors sign in, what is not there is not found', async () => {
  const { app, ann, bob, asked, path, params } = await anAnswerOfBob()

  expect((await answerOf(loader(routeArgs(app.as(bob), path, params)))).data).toMatchObject({
    post: { body: 'First.', revision: 1 },
  })
  expect((await answerOf(loader(routeArgs(app.as(ann), path, params)))).data).toMatchObject({ suggests: true })
  const remark = await aComment(app, { to: asked, by: bob })
  expect((await answerOf(loader(routeArgs(app.as(ann), `/posts/${remark.id}/edit`, { id: remark.id })))).status).toBe(
    403,
  )
  expect(await answerOf(loader(routeArgs(app.visitor(), path, params)))).toMatchObject({
    status: 302,
    location: `/login?next=${encodeURIComponent(path)}`,
  })
  expect((await answerOf(loader(routeArgs(app.as(bob), '/posts/nothing/edit', { id: 'nothing' })))).status).toBe(404)
})

test('saving leads back to the post', async () => {
  const { app, bob, asked, answer, path, params } = await anAnswerOfBob()

  expect(
    await answerOf(
      action(routeArgs(app.as(bob), path, params, { intent: 'editPost', body: 'Second.', revision: '1' })),
    ),
  ).toMatchObject({
    status: 303,
    location: `/threads/${asked.thread.id}/${asked.thread.slug}#${answer.id}`,
  })
  expect((await findPost(app.visitor().read, answer.id))?.body).toBe('Second.')
})

test('after a conflict both texts are there: the present one, and what was typed', async () => {
  const { app, bob, answer, path, params } = await anAnswerOfBob()
  const mo = await aMember(app, 'mo')
  await editPost(app.as(mo), { postId: answer.id, body: 'By Mo.', revision: 1 })

  expect(
    await answerOf(
      action(routeArgs(app.as(bob), path, params, { intent: 'editPost', body: 'By Bob.', revision: '1' })),
    ),
  ).toMatchObject({
    status: 409,
    data: {
      error: { code: 'edit_conflict', params: { body: 'By Mo.', revision: 2 } },
      result: { initialValue: { body: 'By Bob.', revision: '1' } },
    },
  })
  expect(
    (await answerOf(action(routeArgs(app.as(bob), path, params, { intent: 'editPost', body: 'Both.', revision: '2' }))))
      .status,
  ).toBe(303)
})

test('the opening post is edited together with the head of its thread', async () => {
  const { app, ann, asked } = await anAnswerOfBob()
  const form = {
    intent: 'editThread',
    title: 'The meter shows nothing at all',
    body: 'New text.',
    category: 'general',
    tags: 'router',
    product: '',
    version: '',
    revision: '1',
  }

  expect(
    await answerOf(action(routeArgs(app.as(ann), `/posts/${asked.post.id}/edit`, { id: asked.post.id }, form))),
  ).toMatchObject({
    status: 303,
    location: `/threads/${asked.thread.id}/the-meter-shows-nothing-at-all#${asked.post.id}`,
  })
  expect(await threadSummary(app.visitor(), asked.thread.id)).toMatchObject({
    title: 'The meter shows nothing at all',
    tags: ['router'],
    excerpt: 'New text.',
  })
})

test('a title that is too short is refused and the text stays typed', async () => {
  const { app, ann, asked } = await anAnswerOfBob()
  const form = { intent: 'editThread', title: 'Short', body: 'New text.', category: 'general', tags: '', revision: '1' }

  expect(
    await answerOf(action(routeArgs(app.as(ann), `/posts/${asked.post.id}/edit`, { id: asked.post.id }, form))),
  ).toMatchObject({
    status: 422,
    data: { result: { initialValue: { body: 'New text.', title: 'Short', revision: '1' } } },
  })
})
