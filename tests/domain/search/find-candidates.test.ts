// On both databases: the full-text indexes differ.
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import type { SearchType } from '#app/domain/search/document.ts'
import { findCandidates } from '#app/domain/search/find-candidates.server.ts'
import { parseQuery } from '#app/domain/search/query-language.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

test('what passes an operator is found behind more matches than are looked at', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const wanted = await aThread(community, {
    by: ann,
    title: 'About the kettle, at length',
    body: `${'Much else is said here. '.repeat(30)}`,
    tags: ['rare'],
  })
  await community.drainJobs()
  await manyMatches(community, 230)
  expect(await found(community, 'kettle tag:rare')).toEqual([wanted.thread.id])
  expect(await found(community, 'kettle by:ann is:unsolved')).toEqual([wanted.thread.id])
})

test('a type is found behind more matches of another type than are looked at', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const wanted = await aThread(community, {
    by: ann,
    title: 'About the kettle, at length',
    body: `${'Much else is said here. '.repeat(30)}`,
  })
  await community.drainJobs()
  await manyMatches(community, 230)
  expect(await found(community, 'kettle', 'thread')).toEqual([wanted.thread.id])
})

test('operators speak of threads: with them, nothing else is found', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  await aThread(community, { by: ann, title: 'About the kettle', tags: ['rare'] })
  await community.drainJobs()
  expect(await found(community, 'kettle tag:rare', 'member')).toEqual([])
  expect(await found(community, 'kettle tag:rare', null)).toHaveLength(1)
})

test('a duplicate is not an unsolved question, it is answered elsewhere', async () => {
  const community = await testApp()
  const { ann, mo } = await people(community, 'ann', 'mo')
  const first = await aThread(community, { by: ann, title: 'About the kettle' })
  const again = await aThread(community, { by: ann, title: 'Kettle once more' })
  await closeAsDuplicate(community.as(mo), { threadId: again.thread.id, duplicateOf: first.thread.id })
  await community.drainJobs()
  for (const q of ['kettle is:unsolved', 'is:unsolved', 'kettle is:unanswered'])
    expect(await found(community, q), q).toEqual([first.thread.id])
  expect((await found(community, 'kettle')).toSorted()).toEqual([first.thread.id, again.thread.id].toSorted())
})

test('few full matches come first, the best of them before the others, whatever else has some of the words', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const loose = await aThread(community, {
    by: ann,
    title: 'A remark',
    body: `${'Much else is said here. '.repeat(20)} The purple kettle whistles.`,
  })
  const close = await aThread(community, {
    by: ann,
    title: 'The purple kettle whistles',
    body: 'The purple kettle whistles.',
  })
  for (let n = 0; n < 6; n++) await aThread(community, { by: ann, title: `Kettle kettle kettle ${n}`, body: 'kettle' })
  await community.drainJobs()
  const rows = await findCandidates(community.visitor(), parseQuery('purple kettle whistles'), {
    type: 'thread',
    lang: null,
  })
  expect(rows.filter(({ partial }) => !partial).map(({ subjectId }) => subjectId)).toEqual([
    close.thread.id,
    loose.thread.id,
  ])
  expect(rows.slice(0, 2).every(({ score }) => score > 0)).toBe(true)
  expect(rows.slice(2).every(({ partial }) => partial)).toBe(true)
})

async function found(community: TestApp, q: string, type: SearchType | null = 'thread'): Promise<string[]> {
  return (await findCandidates(community.visitor(), parseQuery(q), { type, lang: null }))
    .filter(({ partial }) => !partial)
    .map(({ subjectId }) => subjectId)
}

/** Documents that match better than any thread, of members who are no longer there. */
async function manyMatches(community: TestApp, count: number): Promise<void> {
  await community.app.context().write(async (tx) => {
    for (let n = 0; n < count; n++) {
      const { rowid } = await tx.db
        .insertInto('search_document')
        .values({
          type: 'member',
          subject_id: newId('member'),
          title: 'kettle',
          parts: '[]',
          lang: null,
          title_tokens: 1,
          body_tokens: 0,
          updated_at: tx.at,
        })
        .returning('rowid')
        .executeTakeFirstOrThrow()
      await tx.dialect.fullText.put(tx.db, [{ rowid, title: ['kettl'], body: [] }])
    }
  })
}
