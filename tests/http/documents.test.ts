import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestServer } from '#tests/setup/server.ts'
import { demoServer, filled } from './demo-visit.ts'
import table from './routes.json' with { type: 'json' }

let server: TestServer
let addresses: string[]
beforeAll(async () => {
  const demo = await demoServer()
  server = demo.server
  addresses = table.filter(({ read }) => read !== null).map((row) => filled(row.try, demo.sample))
}, 120_000)
afterAll(() => server.stop())

const ask = (address: string, init: RequestInit = {}): Promise<Response> =>
  fetch(server.url + address, {
    redirect: 'manual',
    ...init,
    headers: { 'Accept-Encoding': 'identity', ...init.headers },
  })

const told = ['content-type', 'content-language', 'location', 'cache-control', 'vary', 'allow', 'retry-after'] as const

test('HEAD answers every address as GET does, without the page', async () => {
  for (const address of addresses) {
    const [get, head] = [await ask(address), await ask(address, { method: 'HEAD' })]
    await get.arrayBuffer()
    const seen = ({ status, headers }: Response) => [status, ...told.map((name) => headers.get(name))]
    expect([address, ...seen(head)], address).toEqual([address, ...seen(get)])
    expect(await head.text(), address).toBe('')
  }
})

test('a page that takes no form answers 405 to one, names what it takes and is a page', async () => {
  const readOnly = table.filter(({ read, write }) => read?.[0] === 200 && Object.keys(write).length === 0)
  for (const row of readOnly) {
    const answer = await ask(filled(row.try, {}), {
      method: 'POST',
      body: 'a=b',
      headers: { Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' },
    })
    const html = await answer.text()
    if (answer.headers.get('content-type')?.startsWith('text/html') !== true) continue
    if (answer.status === 404) continue
    expect([row.route, answer.status, answer.headers.get('allow')]).toEqual([row.route, 405, 'GET, HEAD'])
    expect(html, row.route).toContain('data-page="failure 405"')
  }
})

test('other methods are refused everywhere before any page is asked', async () => {
  for (const address of addresses.filter((one) => !one.startsWith('/api/')))
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const answer = await ask(address, { method, headers: { Origin: server.url } })
      await answer.arrayBuffer()
      expect([address, answer.status, answer.headers.get('allow')]).toEqual([address, 405, 'GET, HEAD, POST'])
    }
})

test('an error is a page in the language of its reader, and nothing keeps it', async () => {
  for (const [address, status] of [
    ['/no/such/page', 404],
    ['/threads/thr_none', 404],
    ['/threads/%zz', 404],
    ['/threads?cursor=x', 422],
  ] as const)
    for (const language of ['en', 'ko']) {
      const page = await ask(address, { headers: { 'Accept-Language': language, Accept: 'text/html' } })
      const html = await page.text()
      expect([address, page.status, page.headers.get('content-language'), page.headers.get('cache-control')]).toEqual([
        address,
        status,
        language,
        'private, no-store',
      ])
      expect(html).toContain(`<html lang="${language}"`)
      expect(html).toContain(`data-page="failure ${status}"`)
    }
})

test('a redirect is told to the script of a page instead of carried out, with its cookies', async () => {
  const form = {
    method: 'POST',
    body: 'theme=dark',
    headers: { Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' },
  }
  const plain = await ask('/preferences', form)
  const script = await ask('/preferences', { ...form, headers: { ...form.headers, 'X-Page-Script': '1' } })
  expect([plain.status, script.status]).toEqual([plain.status, 204])
  expect([300 < plain.status, plain.status < 400]).toEqual([true, true])
  expect(script.headers.get('location')).toBe(plain.headers.get('location'))
  expect(script.headers.getSetCookie()).toEqual(plain.headers.getSetCookie())
})
