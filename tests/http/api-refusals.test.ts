import { afterAll, beforeAll, expect, test } from 'vitest'
import { aQuestion, apiServer, call, type ApiServer, type Method, type Problem } from './api-client.ts'

let api: ApiServer
beforeAll(async () => {
  api = await apiServer(['ann', 'sam'])
})
afterAll(() => api.server.stop())

/** Every call of the contract that these tests look at from outside, with the methods it has. */
const calls: [path: string, methods: Method[]][] = [
  ['/threads', ['GET', 'POST']],
  ['/threads/thr_x', ['GET', 'PATCH']],
  ['/threads/thr_x/posts', ['GET', 'POST']],
  ['/threads/thr_x/me-too', ['PUT', 'DELETE']],
  ['/posts/pst_x', ['GET', 'PATCH', 'DELETE']],
  ['/posts/pst_x/restore', ['POST']],
  ['/posts/pst_x/vote', ['PUT']],
  ['/posts/pst_x/accept', ['PUT', 'DELETE']],
  ['/posts/pst_x/endorse', ['PUT']],
  ['/members/nobody-here', ['GET', 'PATCH']],
  ['/members/nobody-here/ledger', ['GET']],
  ['/me', ['GET']],
  ['/audit', ['GET']],
]

const bodies: Record<string, unknown> = {
  'POST /threads': aQuestion,
  'POST /threads/thr_x/posts': { kind: 'answer', body: 'Hello' },
  'PATCH /threads/thr_x': { title: 'The meter shows nothing', revision: 1 },
  'PATCH /posts/pst_x': { body: 'Hello', revision: 1 },
  'PUT /posts/pst_x/vote': { value: 1 },
}

for (const [path, methods] of calls) {
  test(`${path} knows its methods and no other, and writes want a token`, async () => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const answer = await call(api.as, 'ann')<Problem>(
        method,
        path,
        method === 'GET' ? undefined : (bodies[`${method} ${path}`] ?? {}),
      )
      if (methods.includes(method)) expect(answer.status, method).not.toBe(405)
      else {
        expect(answer, method).toMatchObject({ status: 405, body: { code: 'method_not_allowed', status: 405 } })
        expect(answer.headers.get('allow')).toBe(methods.join(', '))
      }
      if (!methods.includes(method) || method === 'GET') continue
      const withoutToken = await api.as.nobody<Problem>(method, path, {})
      expect(withoutToken, method).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
      expect(withoutToken.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
      const onlyReads = await api.tokenFor('ann', ['read'])
      expect(await onlyReads(method, path, {}), method).toMatchObject({ status: 403, body: { code: 'scope_missing' } })
    }
  })
}

test('what does not exist is 404, whoever asks and for whatever', async () => {
  const strange = [
    'thr_x',
    'thr_01m81k5p5500b309veehk47',
    '%00',
    '..%2F..',
    "'%20or%201=1--",
    '%F0%9F%92%A9',
    'x'.repeat(2_000),
  ]
  for (const id of strange) {
    expect((await api.as.nobody('GET', `/threads/${id}`)).status, id).toBe(404)
    expect((await api.as.nobody('GET', `/members/${id}`)).status, id).toBe(404)
    expect((await call(api.as, 'ann')('PUT', `/posts/${id}/vote`, { value: 1 })).status, id).toBe(404)
  }
  for (const [path, methods] of calls.filter(([path]) => path.includes('_x'))) {
    for (const method of methods) {
      const who = path.endsWith('endorse') ? 'sam' : 'ann'
      expect(
        (await call(api.as, who)(method, path, method === 'GET' ? undefined : (bodies[`${method} ${path}`] ?? {})))
          .status,
        `${method} ${path}`,
      ).toBe(404)
    }
  }
  for (const path of ['/nothing', '/threads/thr_x/nothing', '/', '', 'x/threads', '/Threads', '/../threads'])
    expect(await api.as.nobody('GET', path), path).toMatchObject({ status: 404, body: { code: 'not_found' } })
})

test('unknown, missing and wrong fields are named, in the language of the reader', async () => {
  const ann = call(api.as, 'ann')
  const wrong: [body: unknown, field: string, code: string | undefined][] = [
    [{ ...aQuestion, colour: 'red' }, 'colour', 'unknown_field'],
    [{ ...aQuestion, state: 'deleted' }, 'state', 'unknown_field'],
    [{ ...aQuestion, title: undefined }, 'title', undefined],
    [{ ...aQuestion, title: 'short' }, 'title', 'too_small'],
    [{ ...aQuestion, title: 'x'.repeat(201) }, 'title', 'too_big'],
    [{ ...aQuestion, body: '   ' }, 'body', 'too_small'],
    [{ ...aQuestion, body: 'x'.repeat(32_001) }, 'body', 'too_big'],
    [{ ...aQuestion, kind: 'rumour' }, 'kind', 'invalid_value'],
    [{ ...aQuestion, title: 12 }, 'title', 'invalid_type'],
    [{ ...aQuestion, tags: 12 }, 'tags', undefined],
    [{ ...aQuestion, category: 'nowhere' }, 'category', 'unknownCategory'],
    [{ ...aQuestion, product: 'nothing' }, 'product', 'unknownProduct'],
  ]
  for (const [body, field, code] of wrong) {
    const { status, body: problem } = await ann<Problem>('POST', '/threads', body)
    expect(status, field).toBe(422)
    expect(
      problem.errors.map((error) => error.field),
      JSON.stringify(problem),
    ).toEqual([field])
    if (code !== undefined) expect(problem.errors[0]?.code).toBe(code)
    expect(problem.errors[0]?.message).toMatch(/^\p{Lu}\p{Ll}+ /u)
  }
  for (const value of [2, '1', true, null, 0.5])
    expect((await ann('PUT', '/posts/pst_x/vote', { value })).status, String(value)).toBe(422)
  const korean = (await ann<Problem>('POST', '/threads', { ...aQuestion, colour: 'red' }, { 'Accept-Language': 'ko' }))
    .body
  expect([korean.title, korean.detail, korean.errors[0]?.message].join('')).toMatch(/[가-힣]/)
  expect([korean.title, korean.detail, korean.errors[0]?.message].join('')).not.toMatch(/[a-z]{4}/)
})

test('a body that is no JSON object is refused', async () => {
  const ann = call(api.as, 'ann')
  for (const body of ['{', 'title=x', '{"title": "a", }', '{"title":"\\u0000 is nothing to keep"}']) {
    expect(await ann('POST', '/threads', body), body).toMatchObject({ status: 422, body: { code: 'bad_json' } })
  }
  for (const body of ['[]', '"text"', 'null', '12'])
    expect(await ann('POST', '/threads', body), body).toMatchObject({ status: 422, body: { code: 'invalid' } })
  expect((await ann('POST', '/threads', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)).status).toBe(422)
  // A text that speaks of the character is not the character.
  expect((await ann('POST', '/threads', { ...aQuestion, body: 'What does \\u0000 mean in JSON?' })).status).toBe(201)
})

test('a body beyond the limit is refused before it is read', async () => {
  const answer = await call(api.as, 'ann')<Problem>('POST', '/threads', { ...aQuestion, body: 'x'.repeat(300_000) })
  expect(answer).toMatchObject({ status: 413, body: { status: 413 } })
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
})

test('what a list is asked for is checked', async () => {
  const wrong: [query: string, field: string][] = [
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=many', 'limit'],
    ['limit=1.5', 'limit'],
    ['cursor=nonsense', 'cursor'],
    [`cursor=${'x'.repeat(8_000)}`, 'cursor'],
    ['cursor=WyIyMDI2IiwieCJd', 'cursor'],
    ['cursor=', 'cursor'],
    ['state=lost', 'state'],
    ['sort=random', 'sort'],
    ['kind=rumour', 'kind'],
    ['q=%00', 'q'],
  ]
  for (const [query, field] of wrong) {
    const { status, body } = await api.as.nobody<Problem>('GET', `/threads?${query}`)
    expect(status, query).toBe(422)
    expect(body.errors, query).toMatchObject([{ field }])
  }
})

test('a token that is unknown, mistyped or revoked is refused also where none is needed', async () => {
  for (const token of ['x', 'dgl_x', `dgl_${'A'.repeat(49)}`]) {
    const answer = await api.as.nobody<Problem>('GET', '/threads', undefined, { Authorization: `Bearer ${token}` })
    expect(answer.status, token).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  }
  const soonRevoked = await api.tokenFor('ann', ['read'])
  expect((await soonRevoked('GET', '/me')).status).toBe(200)
  await api.withApp((app) =>
    app.platform.open.db
      .updateTable('api_token')
      .set({ revoked_at: app.context().now() })
      .where('scopes', '=', 'read')
      .execute(),
  )
  expect((await soonRevoked('GET', '/me')).status).toBe(401)
})

test('cookies open nothing in the API, and no other origin is invited', async () => {
  const answer = await fetch(`${api.server.url}/api/v1/me`, {
    headers: { Cookie: `sid=${'a'.repeat(52)}`, Origin: 'https://elsewhere.example' },
  })
  expect(answer.status).toBe(401)
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
})
