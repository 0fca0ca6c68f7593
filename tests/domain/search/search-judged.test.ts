import { afterAll, beforeAll, expect, test } from 'vitest'
import { search } from '#app/domain/search/search.server.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'
import { judgedQueries, judgedThreads } from './judged-set.ts'

/** The same file runs on both databases: whatever it demands, both give. */
let community: TestApp
const keys = new Map<string, string>()

beforeAll(async () => {
  community = await testApp()
  const { ann, bob } = await people(community, 'ann', 'bob')
  for (const { key, title, body, answer, tags } of judgedThreads) {
    const thread = await aThread(community, { by: ann, title: title.padEnd(8, ' .'), body, tags: tags ?? [] })
    if (answer !== undefined) await anAnswer(community, { to: thread, by: bob, body: answer })
    keys.set(thread.thread.id, key)
  }
  await community.drainJobs()
}, 120_000)

afterAll(() => community.close())

test.each(judgedQueries)('$q finds $best first', async ({ q, best, relevant = [] }) => {
  const found = await keysFor(q)
  expect(found[0]).toBe(best)
  expect(found.slice(0, 5)).toEqual(expect.arrayContaining(relevant))
})

test('both databases rank the whole judged set alike', async () => {
  const order: Record<string, string[]> = {}
  for (const { q } of judgedQueries) order[q.normalize('NFC')] = (await keysFor(q)).slice(0, 5)
  await expect(JSON.stringify(order, null, 2)).toMatchFileSnapshot('./judged-order.json')
})

async function keysFor(q: string): Promise<string[]> {
  const { items } = await search(community.visitor(), { q, type: 'thread', limit: 10, cursor: null })
  return items.map(({ id }) => keys.get(id) ?? id)
}
