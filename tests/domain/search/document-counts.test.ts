// On both databases: the full-text indexes differ.
import { expect, test } from 'vitest'
import { documentCounts } from '#app/domain/search/document-counts.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a rare word that is new is counted at once; a common one is read again after an hour', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  expect(await documentCounts(app.visitor(), ['umbrella'])).toEqual(new Map())
  await aThread(app, { by: ann, title: 'My umbrella is gone', body: 'Where?' })
  await app.drainJobs()
  expect(await documentCounts(app.visitor(), ['umbrella'])).toEqual(new Map([['umbrella', 1]]))
  const { db, dialect } = app.app.platform.open
  for (let i = 0; i < 500; i++) {
    const { rowid } = await db
      .insertInto('search_document')
      .values({
        type: 'thread',
        subject_id: `thr_${i}`,
        title: 'x',
        parts: '[]',
        lang: null,
        title_tokens: 1,
        body_tokens: 0,
        updated_at: app.clock.now(),
      })
      .returning('rowid')
      .executeTakeFirstOrThrow()
    await app.app.context().write((tx) => dialect.fullText.put(tx.db, [{ rowid, title: ['common'], body: [] }]))
  }
  expect((await documentCounts(app.visitor(), ['common'])).get('common')).toBe(500)
  await app.app.context().write((tx) => dialect.fullText.remove(tx.db, 100))
  expect((await documentCounts(app.visitor(), ['common'])).get('common')).toBe(500)
  app.clock.advance({ hours: 2 })
  expect((await documentCounts(app.visitor(), ['common'])).get('common')).toBe(499)
  expect(await countQueries(app.visitor(), (ctx) => documentCounts(ctx, ['common', 'umbrella', 'nothing']))).toBe(1)
})
