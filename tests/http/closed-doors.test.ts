import { request as ask } from 'node:http'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { demoPassword, oneClickAccounts } from '#db/seeds/demo/cast.ts'
import { startServer } from '#tests/setup/server.ts'
import { onDatabase } from './api-client.ts'
import { headersOf } from './demo-visit.ts'
import { rateLimitsOff } from './without-limits.ts'

const form = 'application/x-www-form-urlencoded'

/** A request that `fetch` would not send: any method, any target, any header. */
function raw(
  url: string,
  {
    method = 'GET',
    target = '/',
    headers = {},
  }: { method?: string; target?: string; headers?: Record<string, string> },
): Promise<number> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = ask({ hostname, port, method, path: target, headers, agent: false }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end()
  })
}

test('cookies of others, broken or not, break no page, and broken ones of ours count for nothing', async () => {
  const { url } = await startServer({ before: (dataDir) => onDatabase(dataDir, rateLimitsOff) })
  for (const name of ['_ga', 'sid', '__Host-sid', 'lang', 'theme', 'reads', 'toast', 'held'])
    for (const value of ['100%', '%', '%zz', '%E0%A4%A', '"', '{"tone":"good"}', '='])
      for (const at of ['/', '/login', '/threads', '/api/v1/threads'])
        expect(await raw(url, { target: at, headers: { Cookie: `${name}=${value}` } }), `${at} ${name}=${value}`).toBe(
          200,
        )
})

test('what is no address, no method or no body of ours is refused with 4xx, and none of it is logged as an error', async () => {
  let member: Record<string, string> = {}
  const { url, logged } = await startServer({
    demo: true,
    before: (dataDir) =>
      onDatabase(dataDir, async (app) => {
        await rateLimitsOff(app)
        member = await headersOf(app, 'member')
      }),
  })
  const statuses: Record<string, number> = {}
  for (const [method, target] of [
    ['TRACE', '/'],
    ['OPTIONS', '/threads'],
    ['PUT', '/threads/new'],
    ['DELETE', '/'],
    ['GET', '/API/v1/threads'],
    ['GET', '/Api/v1/me'],
    ['GET', '/%61pi/v1/threads'],
    ['GET', '/threads/../api/v1/threads'],
    ['GET', '/nothing-here'],
    ['GET', '/threads.data'],
    ['GET', '//elsewhere.example/threads'],
    ['GET', '/assets/nothing.js'],
    ['GET', '/threads/%zz'],
    ['GET', '/u/%zz'],
    ['GET', '/api/v1/nothing'],
  ] as const)
    statuses[`${method} ${target}`] = await raw(url, { method, target })
  statuses['a port that is none'] = await raw(url, { headers: { Host: 'localhost:99999999' } })
  statuses['a page without a form'] = await raw(url, { method: 'POST', target: '/', headers: { Origin: url } })
  for (const [what, status] of Object.entries(statuses)) {
    expect(status, what).toBeGreaterThanOrEqual(400)
    expect(status, what).toBeLessThan(500)
  }
  expect(await raw(url, { headers: { 'X-Forwarded-Host': 'localhost:99999999' } })).toBe(200)

  const send = (at: string, type: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url + at, {
      method: 'POST',
      redirect: 'manual',
      body,
      headers: { 'Content-Type': type, Origin: url, ...headers },
    })
  for (const at of ['/preferences', '/preview', '/drafts', '/uploads', '/login', '/threads/new', '/me/pictures'])
    for (const [type, body] of [
      ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'],
      ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\nb'],
      ['multipart/form-data', 'a'],
      ['text/plain', 'a=b'],
      [form, 'a[99999999]=1'],
      [form, 'a&'.repeat(32_000)],
    ] as const)
      expect((await send(at, type, body, member)).status, `${at} ${type} ${body.slice(0, 60)}`).toBe(400)
  for (const word of ['hasOwnProperty', 'constructor', '__proto__', 'toString']) {
    expect((await send('/threads/new', form, `category=${word}&kind=${word}&start=1`, member)).status, word).toBe(200)
    expect((await send('/threads/new', form, `intent=${word}`, member)).status, word).toBe(400)
  }
  const torn = await send('/login', form, 'login=a&password=b', { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://[' })
  expect(torn.status).toBe(422)
  expect(logged.filter(({ level }) => level === 'error')).toEqual([])
})

test('a thousand half-open connections of one address keep nobody out, not even behind that address', async () => {
  const { url } = await startServer()
  const { port } = new URL(url)
  const sockets: Socket[] = []
  try {
    for (let i = 0; i < 1_000; i++) {
      const socket = connect(Number(port), '127.0.0.1')
      socket.on('error', () => undefined).resume()
      socket.write('GET / HTTP/1.1\r\nHost: localhost')
      sockets.push(socket)
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
    const began = performance.now()
    const answers = await Promise.all(Array.from({ length: 20 }, () => raw(url, { target: '/healthz' })))
    expect(answers).toEqual(Array<number>(20).fill(200))
    expect(performance.now() - began).toBeLessThan(5_000)
    // Those that are left are closed within a second of their time, which is ten.
    await new Promise((resolve) => setTimeout(resolve, 12_500))
    expect(sockets.filter((socket) => !socket.closed).length).toBe(0)
  } finally {
    for (const socket of sockets) socket.destroy()
  }
})

test('a server whose writes fail says that it is not ready', async () => {
  const failing = startServer({
    before: (dataDir) => {
      const db = new Database(path.join(dataDir, 'dangol.db'))
      // What a full disk does to every write, in the one place that the probe touches.
      db.exec(`create trigger full before insert on write_probe begin select raise(abort, 'disk full'); end`)
      db.close()
      return Promise.resolve()
    },
  })
  await expect(failing).rejects.toThrow(/did not get ready[\s\S]*nothing can be written/)
}, 60_000)

test('the demo’s accounts answer to this machine alone, wherever the server listens and whatever a header says', async () => {
  const { url } = await startServer({ demo: true, env: { HOST: '0.0.0.0' } })
  const signIn = (base: string, fields: Record<string, string>, headers: Record<string, string>): Promise<Response> =>
    fetch(`${base}/login`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams(fields),
    })
  const oneClick = { intent: 'demo', handle: oneClickAccounts.admin }
  const byPassword = { intent: 'signIn', login: oneClickAccounts.admin, password: demoPassword }
  const offers = async (base: string, headers: Record<string, string>): Promise<boolean> =>
    (await (await fetch(`${base}/login`, { headers })).text()).includes(`value="${oneClickAccounts.admin}"`)

  const here = await signIn(url, oneClick, {})
  expect([here.status, (await signIn(url, byPassword, {})).status, await offers(url, {})]).toEqual([303, 303, true])
  const cookie =
    here.headers
      .getSetCookie()
      .find((one) => one.startsWith('sid='))
      ?.split(';')[0] ?? ''
  expect((await fetch(`${url}/admin`, { headers: { Cookie: cookie }, redirect: 'manual' })).status).toBe(200)

  const others: [base: string, headers: Record<string, string>][] = [
    [url, { 'X-Forwarded-For': '127.0.0.1' }],
    [url, { Forwarded: 'for=127.0.0.1' }],
  ]
  for (const [base, headers] of others) {
    const where = `${base} ${JSON.stringify(headers)}`
    expect((await signIn(base, oneClick, headers)).status, where).toBe(404)
    expect((await signIn(base, byPassword, headers)).status, where).toBe(422)
    expect(await offers(base, headers), where).toBe(false)
    const admin = await fetch(`${base}/admin`, { headers: { ...headers, Cookie: cookie }, redirect: 'manual' })
    expect(admin.status, where).not.toBe(200)
  }
})
