import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '#app/boot.server.ts'
import routes from '#app/routes.ts'
import type { TestServer } from '#tests/setup/server.ts'
import { openApp } from './api-client.ts'
import { demoServer, filled, headersOf, tableHashes, visitors, type Visitor } from './demo-visit.ts'
import table from './routes.json' with { type: 'json' }

/**
 * The table of routes: who gets what status when they read an address, and who may write to it at all. Columns are
 * visitor, member, curator, moderator, agent, admin. `read` null: there is nothing to read. `write` by method: `y` is
 * heard (and told what is missing), `-` is refused or led to the sign-in page. `{thread}` and the like are examples of
 * the demo; `{waitingStory}` and `{othersCase}` are not the member's own. The API has a table of its own.
 */
type Row = { route: string; try: string; read: number[] | null; write: { [method: string]: string | undefined } }
const rows: Row[] = table

let server: TestServer
/** The database of the server, opened beside it. */
let app: App
let sample: Record<string, string>
beforeAll(async () => {
  ;({ server, sample } = await demoServer())
  app = await openApp(server.dataDir)
}, 90_000)
afterAll(async () => {
  await app.close()
  await server.stop()
})

test('every route is in the table, and nothing else', () => {
  expect(rows.map(({ route }) => route).toSorted()).toEqual(
    flat(routes as RouteConfigEntry[])
      .map(({ route }) => route)
      .toSorted(),
  )
})

test('every route that takes writes says in the table who may', () => {
  const writable = flat(routes as RouteConfigEntry[]).filter(
    ({ route, file }) =>
      route !== '/api/*' &&
      /export (const|async function|function) action\b/.test(readFileSync(path.resolve('app', file), 'utf8')),
  )
  expect(
    rows
      .filter(({ write }) => Object.keys(write).length > 0)
      .map(({ route }) => route)
      .toSorted(),
  ).toEqual(writable.map(({ route }) => route).toSorted())
})

for (const who of visitors) {
  test(`as ${who}, every address answers as the table says`, async () => {
    const found: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    await eachRead(who, (row, status) => {
      found[row.route] = status
      expected[row.route] = row.read?.[visitors.indexOf(who)]
    })
    expect(found).toEqual(expected)
  })

  test(`as ${who}, writes are heard or refused as the table says`, async () => {
    const found: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    for (const row of rows) {
      for (const [method, cells] of Object.entries(row.write)) {
        const address = fill(row.try)
        const headers = await headersOf(app, who)
        found[`${method} ${row.route}`] = isRefused(await write(address, method, headers)) ? '-' : 'y'
        expected[`${method} ${row.route}`] = cells?.[visitors.indexOf(who)]
      }
    }
    expect(found).toEqual(expected)
  })
}

test('reading changes nothing', async () => {
  const readers = await Promise.all((['visitor', 'member', 'admin'] as const).map((who) => headersOf(app, who)))
  const before = tableHashes(server.dataDir)
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['thread', 'event_log', 'ledger_entry', 'audit_event']))
  for (const headers of readers) {
    for (const row of rows) {
      const address = fill(row.try)
      await (
        await fetch(server.url + address, {
          headers,
          redirect: 'manual',
        })
      ).arrayBuffer()
    }
  }
  expect(tableHashes(server.dataDir)).toEqual(before)
})

async function eachRead(who: Visitor, see: (row: Row, status: number) => void): Promise<void> {
  const headers = await headersOf(app, who)
  for (const row of rows) {
    if (row.read === null) continue
    const address = fill(row.try)
    const answer = await fetch(server.url + address, {
      headers,
      redirect: 'manual',
    })
    await answer.arrayBuffer()
    see(row, answer.status)
  }
}

/** Nothing is written: a form without a field. */
function write(address: string, method: string, headers: Record<string, string>): Promise<Response> {
  return fetch(server.url + address, {
    method,
    redirect: 'manual',
    body: 'nothing=',
    headers: {
      ...headers,
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: server.url,
    },
  })
}

function isRefused({ status, headers }: Response): boolean {
  return status === 401 || status === 403 || (status === 302 && (headers.get('location') ?? '').startsWith('/login'))
}

function fill(address: string): string {
  return filled(address, sample)
}

function flat(entries: RouteConfigEntry[], above = ''): { route: string; file: string }[] {
  return entries.flatMap(({ path: own, file, children = [], index }) => {
    const here = own === undefined ? above : `${above}/${own}`
    return [...(own !== undefined || index ? [{ route: here === '' ? '/' : here, file }] : []), ...flat(children, here)]
  })
}
