import { expect, test } from 'vitest'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { callApi } from './call-api.ts'

async function site() {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  return { app, ann, bob, asked: await aThread(app, { by: ann, tags: ['router'] }) }
}

test('a program follows a thread, watches a tag and a category, and lists what its member keeps an eye on', async () => {
  const { app, bob, asked } = await site()
  const id = asked.thread.id
  const put = (at: string, body: unknown = {}, method = 'PUT') =>
    callApi(app, bob, { method, at, body, scope: 'write' })

  expect(await put(`/threads/${id}/follow`)).toMatchObject({ status: 200, body: { following: true } })
  expect(await put('/tags/router/watch', { level: 'watching' })).toMatchObject({
    status: 200,
    body: { level: 'watching' },
  })
  expect(await put('/categories/general/watch', { level: 'muted' })).toMatchObject({
    status: 200,
  })
  expect((await put('/tags/router/watch', { level: 'loud' })).status).toBe(422)
  expect((await put('/threads/none/follow')).status).toBe(404)

  const list = () => callApi(app, bob, { at: '/me/following', scope: 'read' })
  expect((await list()).body).toMatchObject({
    items: [{ id }],
    watches: [
      { subject: 'category', name: 'general', level: 'muted' },
      { subject: 'tag', name: 'router', level: 'watching' },
    ],
  })
  await put(`/threads/${id}/follow`, {}, 'DELETE')
  await put('/tags/router/watch', {}, 'DELETE')
  expect((await list()).body).toMatchObject({ items: [], watches: [{ subject: 'category' }] })
  expect((await callApi(app, null, { at: '/me/following' })).status).toBe(401)
})

test('bookmarks are set with a note, kept without one, found by it and taken away', async () => {
  const { app, bob, asked } = await site()
  const at = `/posts/${asked.post.id}/bookmark`
  const list = async (q: string) => (await callApi(app, bob, { at: `/me/bookmarks?q=${q}`, scope: 'read' })).body

  expect((await callApi(app, bob, { method: 'PUT', at, body: { note: 'On the roof' }, scope: 'write' })).body).toEqual({
    bookmarked: true,
  })
  await callApi(app, bob, { method: 'PUT', at, body: {}, scope: 'write' })
  expect(await list('roof')).toMatchObject({
    items: [{ postId: asked.post.id, note: 'On the roof', post: { threadId: asked.thread.id } }],
  })
  expect(await list('cellar')).toMatchObject({ items: [] })
  expect(
    (
      await callApi(app, bob, {
        method: 'PUT',
        at,
        body: { note: 'x'.repeat(1_001) },
        scope: 'write',
      })
    ).status,
  ).toBe(422)
  await callApi(app, bob, { method: 'DELETE', at, body: {}, scope: 'write' })
  expect(await list('')).toMatchObject({ items: [] })
})

test('lists take the same words as the pages; what concerns a reader needs a token, and an unknown word is named', async () => {
  const { app, ann, bob, asked } = await site()
  await aThread(app, { by: bob, title: 'Asked by Bob' })
  app.clock.advance({ minutes: 1 })
  await anAnswer(app, { to: asked, by: bob })
  const titles = async (query: string, as: typeof ann | null = ann) =>
    (
      (await callApi(app, as, { at: `/threads?${query}`, scope: 'read' })).body as {
        items: { title: string }[]
      }
    ).items.map(({ title }) => title)

  expect(await titles('only=mine')).toEqual(['The meter reads 0 W'])
  expect(await titles('unread=yes')).toEqual(['The meter reads 0 W'])
  expect(await titles('by=bob&lang=en&staff=none&sort=meToo')).toEqual(['Asked by Bob'])
  expect(await titles('lang=ko', null)).toEqual([])
  await callApi(app, ann, {
    method: 'PUT',
    at: `/threads/${asked.thread.id}/read`,
    body: {},
    scope: 'write',
  })
  expect(await titles('unread=yes')).toEqual([])
  expect((await callApi(app, null, { at: '/threads?only=mine' })).status).toBe(401)
  expect((await callApi(app, ann, { at: '/threads?only=everything' })).status).toBe(422)
})
