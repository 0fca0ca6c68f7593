import { expect, test } from 'vitest'
import { startServer } from '#tests/setup/server.ts'
import { aQuestion, apiServer, call, type Problem } from './api-client.ts'

test('whoever asks for too many pages is told when to come back, and health is still answered', async () => {
  const { url } = await startServer()
  const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => fetch(`${url}/?page=${i}`)))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(10)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeLessThanOrEqual(10)
  expect(refused[0]?.headers.get('cache-control')).toMatch(/no-store/)
  const korean = await fetch(`${url}/`, { headers: { 'Accept-Language': 'ko' } })
  expect([korean.status, await korean.text()]).toEqual([429, expect.stringMatching(/[가-힣]/)])
  expect((await fetch(`${url}/healthz`)).status).toBe(200)

  // Somebody in a browser gets the whole page, which says when to come back.
  const page = await fetch(`${url}/threads`, { headers: { Accept: 'text/html', 'Accept-Language': 'en' } })
  expect([page.status, page.headers.get('content-type'), Number(page.headers.get('retry-after')) > 0]).toEqual([
    429,
    'text/html; charset=utf-8',
    true,
  ])
  expect(await page.text()).toMatch(/<h1>.*<\/h1>[\s\S]*seconds?/)

  const api = await fetch(`${url}/api/v1/threads`)
  expect(api.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect([api.status, await api.json()]).toEqual([429, expect.objectContaining({ code: 'rate_limited', status: 429 })])
})

test('a page that is kept is given to whoever asks for too many, because it costs less than counting', async () => {
  const { url } = await startServer()
  expect((await fetch(`${url}/rules`)).status).toBe(200)
  const answers = await Promise.all(
    Array.from({ length: 120 }, (_, i) => fetch(i % 2 === 0 ? `${url}/rules` : `${url}/threads?page=${i}`)),
  )
  const statuses = (even: boolean): number[] =>
    answers.filter((_, i) => (i % 2 === 0) === even).map((one) => one.status)
  expect(new Set(statuses(true))).toEqual(new Set([200]))
  expect(statuses(false).filter((status) => status === 429).length).toBeGreaterThan(0)
})

test('an act that was done too often is refused, others are not', async () => {
  const { as } = await apiServer(['ann'], { limits: true })
  const ann = call(as, 'ann')
  expect((await ann('POST', '/threads', aQuestion)).status).toBe(201)
  const second = await ann<Problem>('POST', '/threads', { ...aQuestion, title: 'Another one at once' })
  expect(second).toMatchObject({ status: 429, body: { code: 'rate_limited', status: 429 } })
  expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(second.headers.get('retry-after'))).toBeLessThanOrEqual(30)
  expect((await ann('GET', '/threads')).status).toBe(200)
})

test('a form sent from another site is answered with a page that says so, and does nothing', async () => {
  const { url } = await startServer()
  const sent = await fetch(`${url}/register`, {
    method: 'POST',
    headers: {
      'Sec-Fetch-Site': 'cross-site',
      Accept: 'text/html',
      'Content-Type': 'application/x-www-form-urlencoded',
      'Accept-Language': 'en',
    },
    body: 'handle=mallory&name=Mallory&email=mallory@example.com&password=quiet+morning+tea',
    redirect: 'manual',
  })
  expect([sent.status, sent.headers.get('content-type'), sent.headers.get('set-cookie')]).toEqual([
    403,
    'text/html; charset=utf-8',
    null,
  ])
  expect(await sent.text()).toContain('was sent from another site')
  expect((await fetch(`${url}/api/v1/members/mallory`)).status).toBe(404)
})
