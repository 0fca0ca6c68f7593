// On both databases: upserts and counters.
import { expect, test } from 'vitest'
import type { Ctx } from '#app/core/context.server.ts'
import { markAllRead } from '#app/domain/accounts/profile/mark-all-read.server.ts'
import { recordVisit } from '#app/domain/accounts/store/accounts.server.ts'
import { markThreadRead } from '#app/domain/following/mark-thread-read.server.ts'
import { firstUnreadPost, unreadByThread } from '#app/domain/following/queries/reading.server.ts'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function unread(ctx: Ctx) {
  const { items } = await threadList(ctx, { sort: 'new' }, { limit: 50, cursor: null })
  const found = await unreadByThread(ctx, items)
  return items.map(({ id }) => found.get(id) ?? null)
}

function visit(app: TestApp, memberId: string | null): Promise<void> {
  return recordVisit(app.app.platform.open.db, memberId ?? '', app.clock.now())
}

test('what came since the last visit is new, for the whole of this visit', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const old = await aThread(app, { by: ann, title: 'An old thread' })
  await visit(app, bob.memberId)
  expect(await unread(app.as(bob))).toEqual([null])

  app.clock.advance({ hours: 2 })
  await anAnswer(app, { to: old, by: ann })
  await aThread(app, { by: ann, title: 'A new thread' })
  app.clock.advance({ hours: 2 })
  await visit(app, bob.memberId)
  app.clock.advance({ minutes: 20 })
  await visit(app, bob.memberId)
  expect(await unread(app.as(bob))).toEqual([{ what: 'thread' }, { what: 'posts', count: null }])

  app.clock.advance({ hours: 2 })
  await visit(app, bob.memberId)
  expect(await unread(app.as(bob))).toEqual([null, null])
  expect(await unread(app.visitor())).toEqual([null, null])
})

test('an opened thread counts what follows; reading the rest in steps never goes back', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  await markThreadRead(app.as(bob), { threadId: asked.thread.id, until: null })
  expect(await unread(app.as(bob))).toEqual([null])
  const posts = []
  for (let i = 0; i < 3; i++) {
    app.clock.advance({ minutes: 1 })
    posts.push(await anAnswer(app, { to: asked, by: ann }))
  }
  app.clock.advance({ minutes: 1 })
  await aComment(app, { to: asked, by: ann })

  expect(await unread(app.as(bob))).toEqual([{ what: 'posts', count: 4 }])
  expect(await firstUnreadPost(app.as(bob), asked.thread.id)).toBe(posts[0]?.id)
  await markThreadRead(app.as(bob), { threadId: asked.thread.id, until: posts[1]?.created_at ?? null })
  await markThreadRead(app.as(bob), { threadId: asked.thread.id, until: posts[0]?.created_at ?? null })
  expect(await unread(app.as(bob))).toEqual([{ what: 'posts', count: 2 }])
  expect(await firstUnreadPost(app.as(bob), asked.thread.id)).toBe(posts[2]?.id)
  await markThreadRead(app.as(bob), { threadId: asked.thread.id, until: '2999-01-01T00:00:00.000Z' })
  expect(await unread(app.as(bob))).toEqual([null])
  expect(await firstUnreadPost(app.as(bob), asked.thread.id)).toBeNull()
})

test('reports of the same moment, also at once, leave one mark; another member has their own', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })

  await Promise.all(
    Array.from({ length: 8 }, () => markThreadRead(app.as(bob), { threadId: asked.thread.id, until: null })),
  )

  const rows = await app.app.platform.open.reader
    .selectFrom('thread_read')
    .selectAll()
    .where('member_id', '=', bob.memberId ?? '')
    .execute()
  expect(rows).toMatchObject([{ posts_read: 0, read_until: asked.thread.activity_at }])
})

test("one's own post is not news, what others wrote meanwhile is", async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  app.clock.advance({ minutes: 1 })
  await anAnswer(app, { to: asked, by: bob })
  expect(await unread(app.as(bob))).toEqual([null])
  expect(await unread(app.as(ann))).toEqual([{ what: 'posts', count: 1 }])

  app.clock.advance({ minutes: 1 })
  await aComment(app, { to: asked, by: ann })
  expect(await unread(app.as(ann))).toEqual([{ what: 'posts', count: 1 }])
  expect(await unread(app.as(bob))).toEqual([{ what: 'posts', count: 1 }])
})

test('"all read" leaves nothing, and what follows is unread again', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  app.clock.advance({ minutes: 1 })
  await anAnswer(app, { to: asked, by: bob })
  app.clock.advance({ minutes: 1 })

  await markAllRead(app.as(ann))
  expect(await unread(app.as(ann))).toEqual([null])
  app.clock.advance({ minutes: 1 })
  await anAnswer(app, { to: asked, by: bob })
  expect(await unread(app.as(ann))).toEqual([{ what: 'posts', count: null }])
  await expect(markAllRead(app.visitor())).toFailWith('unauthenticated')
})

test('what is new costs one query for fifty rows as for one, and none for visitors', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  for (let i = 0; i < 10; i++) await aThread(app, { by: ann })
  const { items } = await threadList(app.as(ann), {}, { limit: 50, cursor: null })

  expect(await countQueries(app.as(ann), (ctx) => unreadByThread(ctx, items))).toBe(1)
  expect(await countQueries(app.as(ann), (ctx) => unreadByThread(ctx, items.slice(0, 1)))).toBe(1)
  expect(await countQueries(app.visitor(), (ctx) => unreadByThread(ctx, items))).toBe(0)
})
