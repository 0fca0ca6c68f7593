import { expect, test } from 'vitest'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { action as bookmarksAction, loader as bookmarks } from '#app/routes/me/bookmarks.tsx'
import { action as followingAction, loader as following } from '#app/routes/me/following.tsx'
import { loader as points } from '#app/routes/me/points.tsx'
import { action as reading } from '#app/routes/me/reading.ts'
import { loader as unread } from '#app/routes/me/unread.ts'
import { action as preferences } from '#app/routes/preferences.tsx'
import { loader as post } from '#app/routes/threads/post.ts'
import { action as threadAction, loader as thread } from '#app/routes/threads/thread.tsx'
import { urls } from '#app/views/urls.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** What these tests read of the page of a thread. */
type Shown = {
  reader: { following: boolean; until: string | null }
  question: { saved: boolean }
  responses: { id: string; fresh: boolean }[]
}

test('the thread page follows and marks, and says so', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const params = { id: asked.thread.id, slug: asked.thread.slug }
  const path = urls.thread(asked.thread)
  const press = (form: Record<string, string>) => answerOf(threadAction(routeArgs(app.as(bob), path, params, form)))
  const reader = async () => {
    const { reader: mine, question } = (await answerOf(thread(routeArgs(app.as(bob), path, params)))).data as Shown
    return { following: mine.following, saved: question.saved }
  }

  expect(await reader()).toMatchObject({ following: false, saved: false })
  expect((await press({ intent: 'follow', on: '1' })).status).toBe(303)
  expect((await press({ intent: 'bookmark', postId: asked.post.id, on: '1' })).status).toBe(303)
  expect(await reader()).toMatchObject({ following: true, saved: true })
  await press({ intent: 'follow', on: '0' })
  await press({ intent: 'bookmark', postId: asked.post.id, on: '0' })
  expect(await reader()).toMatchObject({ following: false, saved: false })
})

test('the page of what I follow lists threads, tags and categories, and lets go of each; fifty rows cost as much as one', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const first = await aThread(app, { by: ann, tags: ['router'] })
  await setFollow(app.as(bob), { threadId: first.thread.id, on: true })
  const press = (form: Record<string, string>) =>
    answerOf(followingAction(routeArgs(app.as(bob), '/me/following', {}, form)))
  const cost = () => countQueries(app.as(bob), (ctx) => answerOf(following(routeArgs(ctx, '/me/following'))))

  expect(
    await press({ intent: 'watch', subject: 'tag', name: 'router', level: 'watching', back: '/tags/router' }),
  ).toMatchObject({ status: 303, location: '/tags/router' })
  const one = await cost()
  for (let i = 0; i < 10; i++)
    await setFollow(app.as(bob), { threadId: (await aThread(app, { by: ann, tags: ['router'] })).thread.id, on: true })
  expect(await cost()).toBe(one)

  await press({ intent: 'unfollow', threadId: first.thread.id })
  const { data } = await answerOf(following(routeArgs(app.as(bob), '/me/following')))
  expect(data).toMatchObject({ watched: [{ subject: 'tag', name: 'router', level: 'watching', href: '/tags/router' }] })
  expect((data as { rows: unknown[] }).rows).toHaveLength(10)
  expect((await answerOf(following(routeArgs(app.visitor(), '/me/following')))).location).toBe(
    '/login?next=%2Fme%2Ffollowing',
  )
})

test('a bookmark gets a note, is found by it, and goes; a note that is too long stays in its field', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { post } = await aThread(app, { by: ann })
  const press = (form: Record<string, string>) =>
    answerOf(bookmarksAction(routeArgs(app.as(ann), '/me/bookmarks?q=roof', {}, form)))
  const items = async (q: string) =>
    ((await answerOf(bookmarks(routeArgs(app.as(ann), `/me/bookmarks?q=${q}`)))).data as { items: { note: string }[] })
      .items

  expect(await press({ intent: 'note', postId: post.id, note: ' On the roof ' })).toMatchObject({
    status: 303,
    location: '/me/bookmarks?q=roof',
  })
  expect(await items('roof')).toMatchObject([{ note: 'On the roof' }])
  expect(await press({ intent: 'note', postId: post.id, note: 'x'.repeat(1_001) })).toMatchObject({
    status: 422,
    data: { result: { initialValue: { postId: post.id } } },
  })
  await press({ intent: 'remove', postId: post.id })
  expect(await items('')).toEqual([])
})

test('a thread opens at its first unread post, and reading it leaves nothing new', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  app.clock.advance({ minutes: 1 })
  const answer = await anAnswer(app, { to: asked, by: bob })
  app.clock.advance({ minutes: 1 })
  const jump = async () =>
    (await answerOf(unread(routeArgs(app.as(ann), `/me/unread/${asked.thread.id}`, { id: asked.thread.id })))).location
  const page = async () => {
    const params = { id: asked.thread.id, slug: asked.thread.slug }
    const args = routeArgs(app.as(ann), urls.thread(asked.thread), params)
    const { reader, responses } = (await answerOf(thread(args))).data as Shown
    return { until: reader.until, fresh: responses.filter((post) => post.fresh).map(({ id }) => id) }
  }

  expect(await jump()).toContain(answer.id)
  const { fresh, until } = await page()
  expect(fresh).toEqual([answer.id])
  await answerOf(
    reading(
      routeArgs(app.as(ann), '/me/reading', {}, { intent: 'thread', threadId: asked.thread.id, until: until ?? '' }),
    ),
  )
  expect(await page()).toMatchObject({ fresh: [], until: null })
  expect(await jump()).toBe(urls.thread(asked.thread))
})

test('in a long thread the first unread post opens on its own page, and bookmarks, points and the profile lead there too', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  app.clock.advance({ minutes: 1 })
  for (let i = 0; i < 31; i++) await anAnswer(app, { to: asked, by: bob, body: `Answer ${i}` })
  await answerOf(
    reading(
      routeArgs(
        app.as(ann),
        '/me/reading',
        {},
        { intent: 'thread', threadId: asked.thread.id, until: app.clock.now() },
      ),
    ),
  )
  app.clock.advance({ minutes: 1 })
  const fresh = await anAnswer(app, { to: asked, by: bob, body: 'The newest of all' })
  await castVote(app.as(ann), { postId: fresh.id, value: 1 })
  await answerOf(
    bookmarksAction(routeArgs(app.as(ann), '/me/bookmarks', {}, { intent: 'note', postId: fresh.id, note: 'Keep' })),
  )

  const jump =
    (await answerOf(unread(routeArgs(app.as(ann), `/me/unread/${asked.thread.id}`, { id: asked.thread.id }))))
      .location ?? ''
  expect(jump).toBe(`${urls.thread(asked.thread)}?post=${fresh.id}#${fresh.id}`)
  const page = (
    await answerOf(
      thread(routeArgs(app.as(ann), jump.replace(/#.*/, ''), { id: asked.thread.id, slug: asked.thread.slug })),
    )
  ).data as { responses: { id: string }[]; marked: string | null }
  expect(page.responses.map(({ id }) => id)).toContain(fresh.id)
  expect(page.marked).toBe(fresh.id)

  const permalink = urls.permalink(fresh.id)
  expect((await answerOf(bookmarks(routeArgs(app.as(ann), '/me/bookmarks')))).data).toMatchObject({
    items: [{ post: { href: permalink } }],
  })
  expect((await answerOf(post(routeArgs(app.as(ann), permalink, { id: fresh.id })))).location).toBe(jump)
  const earned = (await answerOf(points(routeArgs(app.as(bob), '/me/points')))).data as {
    subjects: Record<string, { href: string }>
  }
  expect(Object.values(earned.subjects).map(({ href }) => href)).toContain(permalink)
})

test('"all read" goes back to where it was pressed, never to another site', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const press = (back: string) => answerOf(reading(routeArgs(app.as(ann), '/me/reading', {}, { intent: 'all', back })))

  expect(await press('/threads?tag=router')).toMatchObject({ status: 303, location: '/threads?tag=router' })
  expect(await press('//evil.example')).toMatchObject({ status: 303, location: '/' })
  expect((await answerOf(reading(routeArgs(app.visitor(), '/me/reading', {}, { intent: 'all' })))).location).toContain(
    '/login',
  )
})

test('the language of posts is kept for the browser, and for a member everywhere', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const answer = await preferences(routeArgs(app.as(ann), '/preferences', {}, { reads: 'ko', back: '/threads' }))

  expect(answer.headers.get('Set-Cookie')).toContain('reads=ko')
  expect(
    await app.app.platform.open.reader
      .selectFrom('member')
      .select('reads')
      .where('handle', '=', 'ann')
      .executeTakeFirst(),
  ).toEqual({ reads: 'ko' })
  await preferences(routeArgs(app.visitor(), '/preferences', {}, { reads: 'all', back: '/threads' }))
})
