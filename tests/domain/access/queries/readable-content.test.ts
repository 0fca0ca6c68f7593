// On both databases: a condition written for each.
import { expect, test } from 'vitest'
import { visitor, type Actor } from '#app/core/actor.ts'
import { seesArea } from '#app/domain/access/area.ts'
import { mayRead, mayReadPost } from '#app/domain/access/may-read.ts'
import {
  publicThread,
  readablePost,
  readablePostState,
  readableThread,
  shownThread,
} from '#app/domain/access/queries/readable-content.server.ts'
import { aPlace } from '#tests/factories/catalogue.ts'
import { aGroup, aPrivateArea, asOfNow } from '#tests/factories/groups.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('in SQL the same readers may read the same threads and posts as by the rule', async () => {
  const app = await testApp()
  const { ann, bob, pia, max, mo, cora, sam, ada } = await people(
    app,
    'ann',
    'bob',
    'pia',
    'max',
    'mo',
    'cora',
    'sam',
    'ada',
  )
  await aGroup(app, ada, 'pilots', { members: [pia] })
  await aGroup(app, ada, 'hosts', { members: [max] })
  await aPrivateArea(app, ada, 'pilot', { pilots: { asks: true }, hosts: { moderates: true } })
  await aPlace(app, ada, 'below', { under: 'pilot' })
  await aPlace(app, ada, 'desk', { seeing: 'staff' })
  const { db } = app.app.platform.open
  for (const category of ['general', 'pilot', 'below', 'desk'])
    for (const state of ['visible', 'held', 'hidden', 'deleted'] as const)
      for (const by of [ann, bob]) {
        const asked = await aThread(app, {
          by: category === 'general' ? by : ada,
          category,
          title: `${category} ${state}`,
        })
        const { id } = await anAnswer(app, { to: asked, by: ada })
        await db.updateTable('post').set({ state, author_id: by.memberId }).where('id', '=', id).execute()
        if (state !== 'visible')
          await db
            .updateTable('thread')
            .set({ state, author_id: by.memberId })
            .where('id', '=', asked.thread.id)
            .execute()
      }
  const threads = await db.selectFrom('thread').selectAll().execute()
  const posts = await db.selectFrom('post').selectAll().execute()
  const threadOf = new Map(threads.map((thread) => [thread.id, thread]))
  expect(new Set(threads.map(({ area }) => area)).size).toBe(3)

  const readers: Actor[] = [visitor, ann, bob, mo, cora, sam, await asOfNow(app, pia), await asOfNow(app, max)]
  for (const reader of readers) {
    const ids = async (rows: Promise<{ id: string }[]>) => new Set((await rows).map(({ id }) => id))
    const who = String(reader.handle)
    expect(await ids(db.selectFrom('thread').select('id').where(readableThread(reader)).execute()), who).toEqual(
      new Set(threads.filter((thread) => mayRead(reader, thread)).map(({ id }) => id)),
    )
    expect(await ids(db.selectFrom('thread').select('id').where(shownThread(reader)).execute()), who).toEqual(
      new Set(threads.filter(({ state, area }) => state === 'visible' && seesArea(reader, area)).map(({ id }) => id)),
    )
    const joined = db.selectFrom('post').innerJoin('thread', 'thread.id', 'post.thread_id').select('post.id')
    const readablePosts = posts.filter((post) => {
      const thread = threadOf.get(post.thread_id)
      return thread !== undefined && mayReadPost(reader, thread, post)
    })
    expect(await ids(joined.where(readablePost(reader)).execute()), who).toEqual(
      new Set(readablePosts.map(({ id }) => id)),
    )
    expect(await ids(joined.where(readableThread(reader)).where(readablePostState(reader)).execute()), who).toEqual(
      new Set(readablePosts.map(({ id }) => id)),
    )
  }
  expect(await db.selectFrom('thread').select('id').where(publicThread()).execute()).toEqual(
    await db.selectFrom('thread').select('id').where(shownThread(visitor)).execute(),
  )
})
