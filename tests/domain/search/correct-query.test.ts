// On both databases: the full-text indexes differ.
import { expect, test } from 'vitest'
import { correctQuery } from '#app/domain/search/correct-query.server.ts'
import { parseQuery } from '#app/domain/search/query-language.ts'
import { search } from '#app/domain/search/search.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function community() {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const refund = await aThread(app, { by: ann, title: '환불은 언제 되나요?', body: '카드로 결제했어요.' })
  const password = await aThread(app, { by: ann, title: 'How to reset the password', body: 'It is gone.' })
  const battery = await aThread(app, { by: ann, title: 'Battery drains overnight', body: 'Every night.' })
  await app.drainJobs()
  return { app, ann, refund, password, battery }
}

const find = (app: TestApp, q: string, literal = false) =>
  search(app.visitor(), { q, type: 'thread', limit: 10, cursor: null, literal })

test('a mistyped word finds what was meant, and says so', async () => {
  const { app, refund, password, battery } = await community()
  const expected: [typed: string, meant: string, id: string][] = [
    ['환블', '환불', refund.thread.id],
    ['pasword reset', 'password reset', password.thread.id],
    ['batetry drains', 'battery drains', battery.thread.id],
    ['ghksqnf', '환불', refund.thread.id],
  ]
  for (const [typed, meant, id] of expected) {
    const { items, corrected } = await find(app, typed)
    expect(corrected, typed).toBe(meant)
    expect(items[0]?.id, typed).toBe(id)
    expect(items[0]?.partial, typed).toBe(false)
  }
})

test('what is found as it was typed is left alone, and so is what somebody insists on', async () => {
  const { app } = await community()
  expect((await find(app, '환불')).corrected).toBeNull()
  expect(await find(app, 'batetry', true)).toMatchObject({ items: [], next: null, corrected: null })
})

test('operators and phrases stay as they were typed', async () => {
  const { app, password } = await community()
  const { items, corrected } = await find(app, 'pasword is:unsolved -battery')
  expect(corrected).toBe('password is:unsolved -battery')
  expect(items.map(({ id }) => id)).toEqual([password.thread.id])
  expect((await find(app, '"pasword"')).corrected).toBeNull()
})

test('a word that only a removed thread knew is not given away', async () => {
  const { app, ann, battery } = await community()
  await removePost(app.as(ann), { postId: battery.thread.opening_post_id })
  expect(await find(app, 'batetry')).toMatchObject({ items: [], next: null, corrected: null })
  await app.drainJobs()
  expect(await find(app, 'batetry')).toMatchObject({ items: [], next: null, corrected: null })
})

test('nothing is made of numbers, known words and sentences', async () => {
  const { app } = await community()
  for (const q of ['0x80070005', 'password', 'one two three four five six seven eight nine', 'zzzzzzzzzz'])
    expect(await correctQuery(app.visitor(), q, parseQuery(q)), q).toBeNull()
})

test('a word of a text is known too, but not one of a post that is hidden by now', async () => {
  const { app, ann, battery } = await community()
  const answer = await anAnswer(app, { to: battery, by: ann, body: 'Ask for a replacement adapter.' })
  await app.drainJobs()
  expect((await find(app, 'adaptor')).corrected).toBe('adapter')
  await removePost(app.as(ann), { postId: answer.id })
  expect((await find(app, 'adaptor')).corrected).toBeNull()
})
