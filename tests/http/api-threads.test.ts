import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  aQuestion,
  apiServer,
  askedAndAnswered,
  call,
  type ApiServer,
  type Listed,
  type PostJson,
  type Problem,
  type ThreadJson,
} from './api-client.ts'

let api: ApiServer
beforeAll(async () => {
  api = await apiServer(['ann', 'bob', 'mo', 'sam'])
})
afterAll(() => api.server.stop())

test('a thread is posted, read alone and in lists, with and without a token', async () => {
  const made = await call(api.as, 'ann')<ThreadJson>('POST', '/threads', {
    ...aQuestion,
    title: 'Heat pump hums at night',
    tags: ['Heat pump'],
  })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    id: expect.stringMatching(/^thr_/),
    kind: 'question',
    slug: 'heat-pump-hums-at-night',
    url: `/threads/${made.body.id}/heat-pump-hums-at-night`,
    title: 'Heat pump hums at night',
    state: 'visible',
    category: 'general',
    tags: ['heat-pump'],
    author: { handle: 'ann', name: 'Ann' },
    answerCount: 0,
    acceptedPostId: null,
    votes: 0,
    meTooCount: 0,
    duplicateOf: null,
    locked: false,
  })
  expect(made.body.posts).toMatchObject([
    { kind: 'opening', body: aQuestion.body, html: '<p>Since <strong>yesterday</strong> it shows nothing.</p>' },
  ])

  expect((await api.as.nobody<ThreadJson>('GET', `/threads/${made.body.id}`)).body).toEqual({
    ...made.body,
    posts: made.body.posts,
  })
  for (const query of [
    '',
    '?kind=question',
    '?category=general',
    '?tag=heat-pump',
    '?tag=Heat%20pump',
    '?state=unanswered',
    '?sort=new',
    '?sort=votes',
    '?q=hums',
    '?q=hums&tag=heat-pump&state=unsolved&sort=new',
  ]) {
    const { items } = (await api.as.nobody<Listed<ThreadJson>>('GET', `/threads${query}`)).body
    expect(
      items.map(({ id }) => id),
      query,
    ).toContain(made.body.id)
  }
  for (const query of [
    '?kind=discussion',
    '?category=other',
    '?tag=boiler',
    '?state=solved',
    '?q=hums&state=solved',
    '?q=hums&kind=idea',
    '?q=hums&tag=boiler',
  ]) {
    const { items } = (await api.as.nobody<Listed<ThreadJson>>('GET', `/threads${query}`)).body
    expect(
      items.map(({ id }) => id),
      query,
    ).not.toContain(made.body.id)
  }
})

test('lists page through to the end without a gap and without a repetition', async () => {
  const ids: string[] = []
  for (let i = 0; i < 5; i++)
    ids.push(
      (
        await call(api.as, 'ann')<ThreadJson>('POST', '/threads', {
          ...aQuestion,
          kind: 'discussion',
          title: `Number ${i} of the paged talks`,
        })
      ).body.id,
    )
  for (const query of [
    'kind=discussion&sort=new',
    'kind=discussion',
    'kind=discussion&sort=votes',
    'kind=discussion&q=paged',
    'kind=discussion&q=paged&sort=new',
  ]) {
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: Listed<ThreadJson> = (
        await api.as.nobody<Listed<ThreadJson>>(
          'GET',
          `/threads?${query}&limit=2${next === '' ? '' : `&cursor=${next}`}`,
        )
      ).body
      seen.push(...page.items.map(({ id }) => id))
      next = page.next
    }
    expect(seen.toSorted(), query).toEqual(ids.toSorted())
    if (query.includes('sort=new')) expect(seen).toEqual(ids.toReversed())
  }
})

test('a question is answered, commented, voted, accepted, endorsed, and all of it taken back', async () => {
  const { threadId, questionId, answerId } = await askedAndAnswered(api)
  const ann = call(api.as, 'ann')
  const comment = await ann<PostJson>('POST', `/threads/${threadId}/posts`, {
    kind: 'comment',
    parentId: answerId,
    body: 'That was it.',
  })
  expect(comment).toMatchObject({ status: 201, body: { kind: 'comment', parentId: answerId, threadId } })

  expect((await ann('PUT', `/posts/${answerId}/vote`, { value: 1 })).body).toEqual({ votes: 1, value: 1 })
  expect((await ann('PUT', `/posts/${answerId}/vote`, { value: 1 })).body).toEqual({ votes: 1, value: 1 })
  expect((await ann('PUT', `/posts/${answerId}/accept`)).body).toMatchObject({
    id: answerId,
    accepted: true,
    votes: 1,
    value: 1,
  })
  expect((await call(api.as, 'sam')('PUT', `/posts/${answerId}/endorse`)).body).toMatchObject({
    id: answerId,
    endorsed: true,
  })
  expect((await call(api.as, 'bob')('PUT', `/threads/${threadId}/me-too`)).body).toEqual({ meTooCount: 1 })
  expect((await api.as.nobody('GET', `/threads/${threadId}`)).body).toMatchObject({
    answerCount: 1,
    acceptedPostId: answerId,
    meTooCount: 1,
  })
  expect((await api.as.nobody<Listed<PostJson>>('GET', `/threads/${threadId}/posts`)).body).toMatchObject({
    items: [
      { id: questionId, kind: 'opening' },
      { id: answerId, kind: 'answer', accepted: true, endorsed: true, votes: 1 },
      { id: comment.body.id, kind: 'comment' },
    ],
    next: null,
  })

  expect((await ann('DELETE', `/posts/${answerId}/accept`)).body).toMatchObject({ accepted: false })
  expect((await ann('PUT', `/posts/${answerId}/vote`, { value: -1 })).body).toEqual({ votes: -1, value: -1 })
  expect((await ann('PUT', `/posts/${answerId}/vote`, { value: 0 })).body).toEqual({ votes: 0, value: 0 })
  expect((await call(api.as, 'bob')('DELETE', `/threads/${threadId}/me-too`)).body).toEqual({ meTooCount: 0 })
})

test('an edit names the revision it started from, and whoever comes second loses nothing', async () => {
  const { answerId } = await askedAndAnswered(api)
  const bob = call(api.as, 'bob')
  expect(await bob('PATCH', `/posts/${answerId}`, { body: 'Second text', revision: 1 })).toMatchObject({
    status: 200,
    body: { body: 'Second text', revision: 2, editedAt: expect.any(String) },
  })
  expect(await bob('PATCH', `/posts/${answerId}`, { body: 'Third text', revision: 1 })).toMatchObject({
    status: 409,
    body: { code: 'edit_conflict', status: 409, current: { body: 'Second text', revision: 2 } },
  })
  expect((await api.as.nobody('GET', `/posts/${answerId}`)).body).toMatchObject({ body: 'Second text' })
  expect(await call(api.as, 'ann')('PATCH', `/posts/${answerId}`, { body: 'Not mine', revision: 2 })).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  })
})

test('a deleted post is gone for others and comes back', async () => {
  const { threadId, answerId } = await askedAndAnswered(api)
  const bob = call(api.as, 'bob')
  expect((await bob('DELETE', `/posts/${answerId}`)).body).toMatchObject({ id: answerId, state: 'deleted' })
  expect((await api.as.nobody('GET', `/posts/${answerId}`)).status).toBe(404)
  expect((await call(api.as, 'ann')('PUT', `/posts/${answerId}/vote`, { value: 1 })).status).toBe(404)
  expect((await call(api.as, 'ann')('POST', `/posts/${answerId}/restore`)).status).toBe(404)
  expect(
    (await api.as.nobody<Listed<PostJson>>('GET', `/threads/${threadId}/posts`)).body.items.map(({ id }) => id),
  ).not.toContain(answerId)
  expect((await bob('POST', `/posts/${answerId}/restore`)).body).toMatchObject({ state: 'visible' })
  expect((await api.as.nobody('GET', `/posts/${answerId}`)).status).toBe(200)
})

test("a moderator's token must say so before it touches another's post", async () => {
  const { threadId, questionId } = await askedAndAnswered(api)
  const onlyWrites = await api.tokenFor('mo', ['write'])
  expect((await onlyWrites<Problem>('DELETE', `/posts/${questionId}`)).status).toBe(403)
  expect((await call(api.as, 'mo')('DELETE', `/posts/${questionId}`)).body).toMatchObject({ state: 'deleted' })
  // The thread goes with its opening post: for others it does not exist any more.
  expect((await api.as.nobody('GET', `/threads/${threadId}`)).status).toBe(404)
  expect((await api.as.nobody('GET', `/threads/${threadId}/posts`)).status).toBe(404)
  expect(
    (await call(api.as, 'bob')('POST', `/threads/${threadId}/posts`, { kind: 'answer', body: 'Too late?' })).status,
  ).toBe(404)
  // Whom a moderator deleted does not come back by themselves.
  expect((await call(api.as, 'ann')('POST', `/posts/${questionId}/restore`)).status).toBe(403)
  expect((await call(api.as, 'mo')('POST', `/posts/${questionId}/restore`)).body).toMatchObject({ state: 'visible' })
})

test('what the rules of threads forbid is refused with a word for machines', async () => {
  const { threadId, answerId } = await askedAndAnswered(api)
  const refusals: [string, 'POST' | 'PUT', string, unknown, number, string][] = [
    ['bob', 'PUT', `/posts/${answerId}/vote`, { value: 1 }, 403, 'own_post'],
    ['bob', 'PUT', `/posts/${answerId}/accept`, undefined, 403, 'forbidden'],
    ['ann', 'PUT', `/threads/${threadId}/me-too`, undefined, 403, 'forbidden'],
    ['ann', 'POST', `/threads/${threadId}/posts`, { kind: 'reply', body: 'Questions take answers.' }, 422, 'invalid'],
    ['ann', 'POST', '/threads', { ...aQuestion, kind: 'announcement' }, 403, 'forbidden'],
    ['ann', 'POST', '/threads', { ...aQuestion, category: 'nowhere' }, 422, 'invalid'],
  ]
  for (const [who, method, path, body, status, code] of refusals) {
    expect(await call(api.as, who)(method, path, body), `${who} ${path}`).toMatchObject({
      status,
      body: { status, code },
    })
  }
})
