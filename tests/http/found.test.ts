import { afterAll, beforeAll, expect, test } from 'vitest'
import { indexedPages } from '#app/registry/indexed-pages.ts'
import type { TestServer } from '#tests/setup/server.ts'
import { demoServer, filled } from './demo-visit.ts'
import table from './routes.json' with { type: 'json' }

/** Texts that the demo has not published: their pages say so. */
const unpublished = ['/terms', '/privacy']

let server: TestServer
let pages: { route: string; address: string }[]
beforeAll(async () => {
  const demo = await demoServer()
  server = demo.server
  pages = table
    .filter(({ read }) => read?.[0] === 200)
    .map(({ route, try: address }) => ({ route, address: filled(address, demo.sample) }))
}, 120_000)
afterAll(() => server.stop())

const ask = (address: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.url + address, { redirect: 'manual', headers })

const canonicalOf = (html: string): string | null => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] ?? null
const isNoindex = (html: string): boolean => html.includes('<meta name="robots" content="noindex"')

test('search engines may keep the pages of the table and no other', async () => {
  const found: Record<string, boolean> = {}
  for (const { route, address } of pages) {
    const answer = await ask(address)
    if (answer.headers.get('content-type')?.startsWith('text/html') !== true) continue
    const html = await answer.text()
    found[route] = !isNoindex(html)
    expect(canonicalOf(html) !== null, `${address}: one of both`).toBe(found[route])
    expect(canonicalOf(html) ?? server.url, address).toMatch(/^http:\/\/[^/]+/)
  }
  const expected = Object.fromEntries(
    Object.keys(found).map((route) => [route, route in indexedPages && !unpublished.includes(route)]),
  )
  expect(found).toEqual(expected)
})

test('an address that names a language is answered in it, also to who asks for another', async () => {
  for (const [hl, other] of [
    ['ko', 'en'],
    ['en', 'ko'],
  ] as const) {
    const answer = await ask(`/rules?hl=${hl}`, { 'Accept-Language': other, Cookie: `lang=${other}` })
    expect(answer.headers.get('content-language')).toBe(hl)
    expect(await answer.text()).toContain(`<html lang="${hl}"`)
  }
})

test('choosing a language leaves an address that names another', async () => {
  const answer = await fetch(`${server.url}/preferences`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ lang: 'en', back: '/rules?hl=ko' }),
  })
  expect(answer.headers.get('location')).toBe('/rules')
})

test('robots.txt leads to the site map, whose files lead to pages that are there', async () => {
  const robots = await (await ask('/robots.txt')).text()
  const index = /^Sitemap: (.*)$/m.exec(robots)?.[1] ?? ''
  const inside = (address: string) => address.replaceAll('&amp;', '&').replace(/^https?:\/\/[^/]+/, '')
  const listed = async (address: string) =>
    Array.from((await (await ask(inside(address))).text()).matchAll(/<loc>(.*?)<\/loc>/g), ([, at = '']) => at)
  const files = await listed(index)
  expect(files).toHaveLength(5)
  for (const file of files) {
    const entries = await listed(file)
    expect(entries.length, file).toBeGreaterThan(0)
    for (const entry of [entries[0] ?? '', entries.at(-1) ?? '']) {
      const answer = await ask(inside(entry))
      expect([entry, answer.status, isNoindex(await answer.text())]).toEqual([entry, 200, false])
    }
  }
})

test('a feed may be kept by nobody without asking again, and is packed', async () => {
  const answer = await ask('/feed.atom?hl=ko', { 'Accept-Encoding': 'gzip' })
  expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  const tag = answer.headers.get('etag') ?? ''
  expect((await ask('/feed.atom?hl=ko', { 'If-None-Match': tag })).status).toBe(304)
  expect(await answer.text()).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<feed .*xml:lang="ko"/)
})
