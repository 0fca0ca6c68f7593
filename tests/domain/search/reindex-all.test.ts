// On both databases: the full-text indexes differ.
import { expect, test } from 'vitest'
import { reindexAll, type ReindexProgress } from '#app/domain/search/reindex-all.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('brings in what is missing, takes out what is hidden, and tells how far it is', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const shown = await aThread(community, { by: ann, title: 'A green kettle' })
  const hidden = await aThread(community, { by: ann, title: 'A green teapot' })
  await community.drainJobs()
  const { db } = community.app.platform.open
  await db.deleteFrom('search_document').where('subject_id', '=', shown.thread.id).execute()
  await db.updateTable('thread').set({ state: 'deleted' }).where('id', '=', hidden.thread.id).execute()

  const steps: ReindexProgress[] = []
  expect(await reindexAll(community.app.context(), (step) => steps.push(step))).toBe(3)
  expect(steps).toContainEqual({ type: 'thread', done: 2, total: 2 })
  expect(steps).toContainEqual({ type: 'member', done: 1, total: 1 })
  const found = await search(community.visitor(), { q: 'green', type: null, limit: 10, cursor: null })
  expect(found.items.map(({ id }) => id)).toEqual([shown.thread.id])
  const rows = await db.selectFrom('search_document').select('subject_id').execute()
  expect(rows.map((row) => row.subject_id).toSorted()).toEqual([shown.thread.id, ann.memberId].toSorted())
})

test('is for those who run the site', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  await expect(reindexAll(community.as(ann))).toFailWith('forbidden')
})
