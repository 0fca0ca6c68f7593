import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  aQuestion,
  apiServer,
  askedAndAnswered,
  call,
  type ApiServer,
  type Listed,
  type ThreadJson,
} from './api-client.ts'

const voters = Array.from({ length: 20 }, (_, i) => `voter${i + 10}`)

let api: ApiServer
beforeAll(async () => {
  api = await apiServer(['ann', 'bob', ...voters])
})
afterAll(() => api.server.stop())

async function threadsCalled(title: string): Promise<string[]> {
  const { items } = (await api.as.nobody<Listed<ThreadJson & { title: string }>>('GET', '/threads?limit=100')).body
  return items.filter((thread) => thread.title === title).map(({ id }) => id)
}

test('the same key and body gives the first result again; another body is a conflict', async () => {
  const ann = call(api.as, 'ann')
  const body = { ...aQuestion, title: 'Asked twice with one key' }
  const key = { 'Idempotency-Key': 'key-of-ann' }
  const first = await ann<ThreadJson>('POST', '/threads', body, key)
  const again = await ann<ThreadJson>('POST', '/threads', body, key)
  expect(again).toMatchObject({ status: 201, body: first.body })
  expect(await ann('POST', '/threads', { ...body, title: 'Something else now' }, key)).toMatchObject({
    status: 409,
    body: { code: 'idempotency_mismatch' },
  })
  expect(await ann('POST', `/threads/${first.body.id}/posts`, body, key)).not.toMatchObject({ status: 201 })
  // A key belongs to its member: the same one from somebody else is another.
  expect((await call(api.as, 'bob')<ThreadJson>('POST', '/threads', body, key)).body.id).not.toBe(first.body.id)
  expect(await threadsCalled(body.title)).toHaveLength(2)
})

test('a refused request leaves its key free for the corrected one', async () => {
  const key = { 'Idempotency-Key': 'key-to-correct' }
  const body = { ...aQuestion, title: 'Corrected under one key' }
  expect((await call(api.as, 'ann')('POST', '/threads', { ...body, category: 'nowhere' }, key)).status).toBe(422)
  expect((await call(api.as, 'ann')('POST', '/threads', body, key)).status).toBe(201)
})

test('twenty times the same request at once makes one thread', async () => {
  const body = { ...aQuestion, title: 'Sent twenty times at once' }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      call(api.as, 'ann')<ThreadJson>('POST', '/threads', body, { 'Idempotency-Key': 'at-once' }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(201))
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
  expect(await threadsCalled(body.title)).toHaveLength(1)
})

test('fifty votes of twenty members at once count exactly', async () => {
  const { answerId } = await askedAndAnswered(api)
  // Everybody votes up, half of them several times: at the end each has one vote.
  const ballots = Array.from({ length: 50 }, (_, i) => voters[i % voters.length] ?? '')
  const answers = await Promise.all(
    ballots.map((who) => call(api.as, who)<{ votes: number }>('PUT', `/posts/${answerId}/vote`, { value: 1 })),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array<number>(50).fill(200))
  expect((await api.as.nobody('GET', `/posts/${answerId}`)).body).toMatchObject({ votes: 20 })
  const { votes, awards } = await api.withApp(async ({ platform: { open } }) => ({
    votes: await open.reader.selectFrom('vote').select('value').where('post_id', '=', answerId).execute(),
    awards: await open.reader
      .selectFrom('ledger_transaction')
      .select('id')
      .where('subject_id', '=', answerId)
      .where('kind', '=', 'award')
      .execute(),
  }))
  expect(votes).toHaveLength(20)
  expect(awards).toHaveLength(20)
  // Ten votes fill what votes on one post can bring.
  expect((await api.as.nobody('GET', '/members/bob')).body).toMatchObject({ reputation: 101 })
})
