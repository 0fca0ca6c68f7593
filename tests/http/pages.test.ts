import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { onDatabase } from './api-client.ts'
import { examples, headersOf } from './demo-visit.ts'

let server: TestServer
let read: string[]
let session: Record<string, string>
beforeAll(async () => {
  server = await startServer({
    demo: true,
    before: (dataDir) =>
      onDatabase(dataDir, async (app) => {
        await app.platform.open.db
          .insertInto('setting')
          .values({ key: 'security.rateLimits', value: 'false', changed_at: app.context().now(), changed_by: null })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: 'false' }))
          .execute()
        const { thread, slug, member, tag, category, story } = await examples(app)
        read = [
          '/',
          '/threads',
          `/threads/${thread}/${slug}`,
          `/categories/${category}`,
          `/tags/${tag}`,
          '/members',
          `/members/${member}`,
          '/search?q=meter',
          '/stories',
          `/stories/${story}`,
        ]
        session = await headersOf(app, 'member')
      }),
  })
}, 90_000)
afterAll(() => server.stop())

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + path, { headers })
}

test('signed-out reading pages are whole, in either language', async () => {
  for (const path of read) {
    for (const language of ['en', 'ko']) {
      const page = await get(path, { 'Accept-Language': language })
      const html = await page.text()
      expect(page.status, path).toBe(200)
      expect(html, path).toContain(`<html lang="${language}"`)
      expect(html, path).not.toMatch(/\sstyle="|\son[a-z]+="/)
    }
  }
})

test('every answer has the constant headers, and a policy that lets nothing inline run', async () => {
  for (const path of [...read, '/login', '/nothing-here']) {
    const { headers } = await get(path)
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-powered-by')).toBeNull()
    const policy = headers.get('content-security-policy') ?? ''
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
    ])
      expect(policy, path).toContain(directive)
    expect(policy).not.toMatch(/unsafe|nonce/)
  }
})

test('a page brings one script of our own, signed in and out, and no script inside of it', async () => {
  for (const cookie of [undefined, session]) {
    const html = await (await get('/threads', cookie)).text()
    const scripts = [...html.matchAll(/<script([^>]*)>([^<]*)/g)].map(([, attributes = '', text]) => ({
      attributes,
      text,
    }))
    expect(scripts).toHaveLength(1)
    expect(scripts[0]?.text).toBe('')
    expect(scripts[0]?.attributes).toMatch(/ src="\/assets\/entry\.client-[\w-]+\.js"/)
  }
})

test('a shared page is kept and answered with 304, a page for one reader never', async () => {
  const first = await get('/threads')
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\w-]{22}"$/)
  expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  expect(first.headers.get('vary')).toMatch(/Cookie.*Accept-Language/)
  await first.text()
  const again = await get('/threads', { 'If-None-Match': etag })
  expect([again.status, await again.text()]).toEqual([304, ''])
  // The demo speaks Korean to whoever asks for nothing else.
  for (const [language, status] of [
    ['ko', 304],
    ['en', 200],
  ] as const) {
    expect((await get('/threads', { 'If-None-Match': etag, 'Accept-Language': language })).status, language).toBe(
      status,
    )
  }
  const own = await get('/threads', { ...session, 'If-None-Match': etag })
  expect([own.status, own.headers.get('etag'), own.headers.get('cache-control')]).toEqual([
    200,
    null,
    'private, no-store',
  ])
  for (const path of ['/nothing-here', '/healthz']) expect((await get(path)).headers.get('etag'), path).toBeNull()
  expect((await get('/nothing-here')).headers.get('cache-control')).toBe('private, no-store')
})

test('a kept page is the same for whoever has cookies of others, and answers HEAD and weak tags', async () => {
  const first = await get('/rules', { Cookie: 'lang=en' })
  const etag = first.headers.get('etag') ?? ''
  const text = await first.text()
  expect(first.headers.get('content-language')).toBe('en')
  for (const cookie of ['_ga=100%; lang=en', 'lang=en; theme=', 'a=b; _ga=%; lang=en; other'])
    expect((await get('/rules', { Cookie: cookie, 'If-None-Match': `"x", W/${etag}` })).status, cookie).toBe(304)
  expect((await get('/rules', { Cookie: 'lang=ko', 'If-None-Match': etag })).status).toBe(200)
  expect((await get('/rules', { Cookie: 'lang=en; theme=dark', 'If-None-Match': etag })).status).toBe(200)
  const head = await fetch(`${server.url}/rules`, {
    method: 'HEAD',
    headers: { Cookie: 'lang=en', 'Accept-Encoding': 'identity' },
  })
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
    200,
    String(Buffer.byteLength(text)),
    '',
  ])
  expect(head.headers.get('x-content-type-options')).toBe('nosniff')
  expect(head.headers.get('x-request-id')).toMatch(/^[\w-]{12}$/)
})

test('whoever has a session or a message waiting gets a page of their own, and a write ends what is kept', async () => {
  for (const cookie of ['sid=abc', 'toast=x', 'held=x'])
    expect((await get('/rules', { Cookie: cookie })).headers.get('cache-control'), cookie).toBe('private, no-store')
  expect((await get('/rules')).headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
})

test('a file of the build comes in the smallest form that is taken', async () => {
  const page = await (await get('/rules')).text()
  const style = /href="(\/assets\/[^"]+\.css)"/.exec(page)?.[1] ?? ''
  const ask = (encoding: string, more: RequestInit = {}) =>
    fetch(`${server.url}${style}`, { ...more, headers: { 'Accept-Encoding': encoding, ...more.headers } })
  const plain = await ask('identity')
  const text = await plain.text()
  expect([plain.headers.get('content-encoding'), plain.headers.get('vary')]).toEqual([null, 'Accept-Encoding'])
  const tags = new Set([plain.headers.get('etag')])
  for (const [accept, encoding] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
  ] as const) {
    const packed = await ask(accept)
    expect(packed.headers.get('content-encoding'), accept).toBe(encoding)
    expect(packed.headers.get('content-type')?.toLowerCase()).toBe('text/css; charset=utf-8')
    expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(text.length / 3)
    expect(await packed.text()).toBe(text)
    tags.add(packed.headers.get('etag'))
    // Node's fetch asks past every cache when it is given a tag, unless told.
    const again = await ask(accept, {
      headers: { 'If-None-Match': packed.headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' },
    })
    expect(again.status).toBe(304)
  }
  expect(tags.size).toBe(3)
  const head = await ask('br', { method: 'HEAD' })
  expect([head.status, head.headers.get('content-encoding'), await head.text()]).toEqual([200, 'br', ''])
  const part = await ask('identity', { headers: { Range: 'bytes=10-19' } })
  expect([part.status, await part.text()]).toEqual([206, text.slice(10, 20)])
  expect((await fetch(`${server.url}/assets/none.css`)).status).toBe(404)
})

test('a write from another site is refused before anything is done', async () => {
  const form = {
    method: 'POST',
    redirect: 'manual',
    body: 'theme=dark',
    headers: { ...session, 'Content-Type': 'application/x-www-form-urlencoded' },
  } as const
  const foreign: Record<string, string>[] = [
    { Origin: 'https://elsewhere.example' },
    { Origin: 'null' },
    {},
    { Origin: server.url, 'Sec-Fetch-Site': 'cross-site' },
    { Origin: server.url, 'Sec-Fetch-Site': 'same-site' },
    { Origin: `${server.url}.elsewhere.example` },
    { Origin: 'https://elsewhere.example', Host: 'elsewhere.example' },
  ]
  for (const path of ['/preferences', '/logout', '/login', '/threads/new', '/nothing-here']) {
    for (const headers of foreign)
      expect(
        (await fetch(server.url + path, { ...form, headers: { ...form.headers, ...headers } })).status,
        `${path} ${JSON.stringify(headers)}`,
      ).toBe(403)
  }
  expect((await get('/me/settings', session)).status).toBe(200)
  expect(
    (await fetch(`${server.url}/preferences`, { ...form, headers: { ...form.headers, Origin: server.url } })).status,
  ).not.toBe(403)
})

test('a form beyond the limit is refused before it is read', async () => {
  const answer = await fetch(`${server.url}/login`, {
    method: 'POST',
    body: 'x'.repeat(600_000),
    headers: { Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' },
  })
  expect(answer.status).toBe(413)
})

test('what is not there is a page that says so, in the language of the reader, and no door to anything', async () => {
  for (const path of [
    '/nothing-here',
    '/threads/thr_nothing',
    '/members/nobody-here',
    '/categories/nothing',
    '/stories/sto_nothing',
    '/threads/%00',
    '/threads?cursor=x',
    '/assets/nothing.js',
    '/..%2f..%2fetc/passwd',
    '//elsewhere.example',
  ]) {
    const page = await fetch(server.url + path, { redirect: 'manual' })
    expect([404, 422], path).toContain(page.status)
  }
  const korean = await (await get('/nothing-here', { 'Accept-Language': 'ko' })).text()
  expect(korean).toMatch(/<h1[^>]*>[^<]*[가-힣]/)
})
