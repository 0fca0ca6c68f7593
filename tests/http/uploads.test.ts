import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPicture, aTravelPicture } from '#tests/factories/pictures.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'

let server: TestServer
let cookie: string

beforeAll(async () => {
  server = await startServer({ demo: true })
  const answer = await fetch(`${server.url}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Origin: server.url,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'intent=demo&handle=seoyeon',
  })
  cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
})
afterAll(() => server.stop())

function send(bytes: Buffer, headers: Record<string, string> = {}, name = 'a.png'): Promise<Response> {
  const form = new FormData()
  form.append('picture', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), name)
  return fetch(`${server.url}/uploads`, {
    method: 'POST',
    body: form,
    headers: { Origin: server.url, 'Sec-Fetch-Site': 'same-origin', Cookie: cookie, ...headers },
  })
}

test('a picture comes back as one kind of file that can do nothing, to whom it belongs', async () => {
  const sent = await send(await aTravelPicture(), {}, '../../../etc/passwd.png')
  expect(sent.status).toBe(201)
  const { address } = (await sent.json()) as { address: string }
  expect(address).toMatch(/^\/u\/[a-z0-9]{26}$/)
  const own = await fetch(`${server.url}${address}`, { headers: { Cookie: cookie } })
  expect(own.status).toBe(200)
  expect(
    Object.fromEntries(
      ['content-type', 'x-content-type-options', 'content-security-policy', 'cache-control', 'content-disposition'].map(
        (name) => [name, own.headers.get(name)],
      ),
    ),
  ).toEqual({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
    'content-disposition': expect.stringMatching(/^inline; filename="[a-z0-9]{26}\.webp"$/),
  })
  expect(Buffer.from(await own.arrayBuffer()).includes('secret-canary')).toBe(false)
  expect((await fetch(`${server.url}${address}`)).status).toBe(404)
})

test('addresses that are none lead nowhere', async () => {
  for (const path of ['/u/x', '/u/..%2f..%2fsession-secret', '/u/%00', `/u/${'a'.repeat(26)}`, '/u/', '/u/a/b'])
    expect((await fetch(`${server.url}${path}`, { headers: { Cookie: cookie } })).status, path).toBe(404)
})

test('without a session, from another site, beyond the size or as no form, nothing is taken', async () => {
  const picture = await aPicture('png', { seed: 9 })
  expect((await send(picture, { Cookie: '' })).status).toBe(401)
  expect((await send(picture, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  const large = await send(Buffer.alloc(5 * 1024 * 1024, 1), { 'Accept-Language': 'ko' })
  expect([large.status, await large.json()]).toEqual([
    422,
    expect.objectContaining({ address: null, message: expect.stringMatching(/4\s?MB/) }),
  ])
  const none = await fetch(`${server.url}/uploads`, {
    method: 'POST',
    body: 'x'.repeat(50),
    headers: { Origin: server.url, 'Content-Type': 'multipart/form-data; boundary=x', Cookie: cookie },
  })
  expect(none.status).toBeGreaterThanOrEqual(400)
  expect(none.status).toBeLessThan(500)
})

test('a body that stops arriving does not keep anybody else waiting', async () => {
  const { hostname, port } = new URL(server.url)
  const slow = request({
    hostname,
    port,
    path: '/uploads',
    method: 'POST',
    headers: {
      Origin: server.url,
      'Sec-Fetch-Site': 'same-origin',
      Cookie: cookie,
      'Content-Type': 'multipart/form-data; boundary=x',
      'Content-Length': '100000',
    },
  })
  slow.on('error', () => undefined)
  slow.write('--x\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\n')
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect((await send(await aPicture('png', { seed: 11 }))).status).toBe(201)
  slow.destroy()
})

test('the longest post of Hangul is not too large to send', async () => {
  const answer = await fetch(`${server.url}/preview`, {
    method: 'POST',
    body: new URLSearchParams({ body: '가나다라마 '.repeat(5_300) }),
    headers: { Origin: server.url, 'Sec-Fetch-Site': 'same-origin', Cookie: cookie },
  })
  expect(answer.status).not.toBe(413)
})

test('a form refused before any page saw it is given back with the page that refuses it, without its password', async () => {
  const refused = await fetch(`${server.url}/threads/new`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      intent: 'ask',
      body: 'Much work <b>went</b> into this.',
      password: 'quiet morning tea',
    }),
    headers: { 'Sec-Fetch-Site': 'cross-site', Accept: 'text/html', 'Accept-Language': 'en', Cookie: cookie },
  })
  const page = await refused.text()
  expect(refused.status).toBe(403)
  expect(page).toContain('Much work &lt;b&gt;went&lt;/b&gt; into this.')
  expect(page).not.toContain('quiet morning tea')
})
