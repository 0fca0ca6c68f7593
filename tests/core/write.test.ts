// On both databases: transactions, locks and retries.
import { expect, test } from 'vitest'
import { testApp } from '#tests/setup/test-app.ts'

test('a write that fails leaves nothing: no row, no event, no job', async () => {
  const test = await testApp()
  const failing = test.app.context().write(async (tx) => {
    await tx.record('member.registered', { memberId: 'm' })
    await tx.schedule('index-thread', { threadId: 't' })
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await test.recordedEvents()).toEqual([])
  expect(await test.app.platform.open.db.selectFrom('job').selectAll().execute()).toEqual([])
})

test('a hundred increments at once lose none', async () => {
  const test = await testApp()
  const { db } = test.app.platform.open
  await db
    .insertInto('tag')
    .values({ id: 'tag_1', name: 'wifi', thread_count: 0, created_at: test.clock.now() })
    .execute()
  await Promise.all(
    Array.from({ length: 100 }, () =>
      test.app.context().write(async (tx) => {
        const row = await tx.dialect
          .lockRow(tx.db.selectFrom('tag').selectAll().where('id', '=', 'tag_1'))
          .executeTakeFirstOrThrow()
        await tx.db
          .updateTable('tag')
          .set({ thread_count: row.thread_count + 1 })
          .where('id', '=', 'tag_1')
          .execute()
      }),
    ),
  )
  expect(await db.selectFrom('tag').select('thread_count').executeTakeFirst()).toEqual({ thread_count: 100 })
})

test('reading does not wait for an open write', async () => {
  const test = await testApp()
  const ctx = test.app.context()
  await ctx.write(async (tx) => {
    await tx.db.insertInto('tag').values({ id: 'tag_1', name: 'wifi', thread_count: 0, created_at: tx.at }).execute()
    expect(await ctx.read.selectFrom('tag').selectAll().execute()).toEqual([])
  })
  expect(await ctx.read.selectFrom('tag').selectAll().execute()).toHaveLength(1)
})

test('quiet writes queue only what an import needs', async () => {
  const test = await testApp()
  await test.app
    .context({}, { quiet: true })
    .write((tx) =>
      tx.record('post.written', { threadId: 't', postId: 'p', kind: 'answer', authorId: null, threadAuthorId: null }),
    )
  const jobs = await test.app.platform.open.db.selectFrom('job').select('name').execute()
  expect(jobs.map(({ name }) => name)).toEqual(['index-thread'])
})
