import { expect, test } from 'vitest'
import { deleteOldNotifications } from '#app/domain/notifications/delete-old-notifications.server.ts'
import { markSeen } from '#app/domain/notifications/mark-seen.server.ts'
import { countUnread } from '#app/domain/notifications/queries/count.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { readAllNotifications } from '#app/domain/notifications/read-all-notifications.server.ts'
import { readNotification } from '#app/domain/notifications/read-notification.server.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const everything = { unread: false, show: null } as const
const page = { limit: 50, cursor: null }

/** Ann with one answer in each of so many threads of hers. */
async function anAskerOf(app: TestApp, threads: number) {
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = []
  for (let at = 0; at < threads; at++) {
    const thread = await aThread(app, { by: ann, title: `Question ${at} about meters` })
    await anAnswer(app, { to: thread, by: bob })
    asked.push(thread)
  }
  await app.drainJobs()
  return { ann, bob, asked }
}

test('seeing a thread reads what was told of it and nothing else; later answers begin anew', async () => {
  const app = await testApp()
  const { ann, bob, asked } = await anAskerOf(app, 2)
  const [first] = asked
  if (first === undefined) throw new Error('a thread')
  const before = await countUnread(app.as(ann))
  expect(await markSeen(app.as(ann), { threadId: first.thread.id })).toBeGreaterThan(0)
  expect(await markSeen(app.as(ann), { threadId: first.thread.id })).toBe(0)
  const after = await countUnread(app.as(ann))
  expect(after).toBeLessThan(before)

  await anAnswer(app, { to: first, by: bob })
  await app.drainJobs()
  const { items } = await notifications(app.as(ann), everything, page)
  const told = items.filter(({ threadId }) => threadId === first.thread.id)
  expect(told.filter(({ kind }) => kind === 'answered').map(({ readAt, count }) => [readAt === null, count])).toEqual([
    [true, 1],
    [false, 1],
  ])
})

test('one is read, then all of them; another member’s is not found', async () => {
  const app = await testApp()
  const { ann, bob } = await anAskerOf(app, 2)
  const { items } = await notifications(app.as(ann), everything, page)
  const id = items[0]?.id ?? ''
  await expect(readNotification(app.as(bob), { id })).rejects.toMatchObject({ kind: 'not_found' })
  const before = await countUnread(app.as(ann))
  await readNotification(app.as(ann), { id })
  await readNotification(app.as(ann), { id })
  expect(await countUnread(app.as(ann))).toBe(before - 1)
  await readAllNotifications(app.as(ann), { until: app.clock.now() })
  expect(await countUnread(app.as(ann))).toBe(0)
})

test('pages by keyset hold every notification once', async () => {
  const app = await testApp()
  const { ann } = await anAskerOf(app, 7)
  const all = await notifications(app.as(ann), everything, page)
  const seen: string[] = []
  for (let cursor: string | null = null; ;) {
    const some: Awaited<ReturnType<typeof notifications>> = await notifications(app.as(ann), everything, {
      limit: 2,
      cursor,
    })
    seen.push(...some.items.map(({ id }) => id))
    cursor = some.next
    if (cursor === null) break
  }
  expect(seen).toEqual(all.items.map(({ id }) => id))
})

test('the list costs as many queries for one as for many', async () => {
  const app = await testApp()
  const { ann, bob } = await anAskerOf(app, 1)
  const cost = () => countQueries(app.as(ann), (ctx) => notifications(ctx, everything, page))
  const one = await cost()
  for (let at = 0; at < 10; at++) await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  await app.drainJobs()
  expect(await cost()).toBe(one)
})

test('read notifications are deleted after their time, unread ones stay', async () => {
  const app = await testApp()
  const { ann } = await anAskerOf(app, 2)
  const { items } = await notifications(app.as(ann), everything, page)
  await readNotification(app.as(ann), { id: items[0]?.id ?? '' })
  app.clock.advance({ days: 89 })
  expect(await deleteOldNotifications(app.app.context())).toBe(0)
  app.clock.advance({ days: 2 })
  expect(await deleteOldNotifications(app.app.context())).toBe(1)
  expect((await notifications(app.as(ann), everything, page)).items).toHaveLength(items.length - 1)
})
