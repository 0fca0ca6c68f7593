import { afterAll, beforeAll, expect, test } from 'vitest'
import { methods } from '#app/api/call.ts'
import { everyCall } from '#app/api/every-call.server.ts'
import type { App } from '#app/boot.server.ts'
import { allScopes, scopes } from '#app/domain/accounts/tokens/scopes.ts'
import { oneClickAccounts } from '#db/seeds/demo/cast.ts'
import { expectDeclared } from '#tests/setup/api-answer.ts'
import type { TestServer } from '#tests/setup/server.ts'
import table from './api-calls.json' with { type: 'json' }
import { openApp } from './api-client.ts'
import { demoServer, filled, tableHashes, tokenHeaders } from './demo-visit.ts'

/**
 * Who gets what of each call of the API, each with a token of the least scope that their role is for. `other` is another
 * customer than the one whose things the examples are. A GET names the statuses of `try`; what writes is asked for what
 * does not exist, as what it hears it would do: `y` is heard (and told what is missing), `-` is refused.
 */
const visitors = ['visitor', 'member', 'other', 'curator', 'moderator', 'agent', 'admin'] as const
type Row = { call: string; try?: string; cells: number[] | string }
const rows: Row[] = table

let server: TestServer
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

test('every call of the API says who may, and nothing else does', () => {
  expect(rows.map(({ call }) => call).toSorted()).toEqual(
    everyCall.map(({ method, path }) => `${method} ${path}`).toSorted(),
  )
})

for (const who of visitors) {
  test(`as ${who}, every call answers as the table says`, async () => {
    const headers = await headersFor(who)
    const found: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    for (const row of rows) {
      const [method = '', path = ''] = row.call.split(' ')
      const at = row.try === undefined ? path.replace(/:\w+/g, 'none') : filled(row.try, sample)
      const answer = await ask(method, at, headers)
      expectDeclared(method, at, answer)
      found[row.call] =
        row.try === undefined ? (answer.status === 401 || answer.status === 403 ? '-' : 'y') : answer.status
      expected[row.call] = row.cells[visitors.indexOf(who)]
    }
    expect(found).toEqual(expected)
  })
}

test('a token opens the calls of its scope and of what that brings, and no other', async () => {
  for (const scope of [null, ...scopes]) {
    const headers = scope === null ? {} : await tokenHeaders(app, oneClickAccounts.admin, [scope])
    for (const { method, path, scope: needed } of everyCall) {
      const { status, body } = await ask(method, path.replace(/:\w+/g, 'none'), headers)
      const { code } = (body ?? {}) as { code?: string }
      const heard = code !== 'unauthenticated' && code !== 'scope_missing'
      const may = needed === null || (scope !== null && allScopes([scope]).includes(needed))
      expect([heard, status], `${method} ${path} with ${scope ?? 'no token'}`).toEqual([
        may,
        may ? status : scope === null ? 401 : 403,
      ])
    }
  }
})

test('every address knows its methods and no other, and says which', async () => {
  for (const [path, calls] of Map.groupBy(everyCall, (call) => call.path)) {
    const own = methods.filter((method) => calls.some((call) => call.method === method))
    const at = `${server.url}/api/v1${path.replace(/:\w+/g, 'none')}`
    const options = await fetch(at, { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')], path).toEqual([204, own.join(', ')])
    for (const method of methods.filter((one) => !own.includes(one))) {
      const answer = await fetch(at, { method })
      expect([answer.status, answer.headers.get('allow')], `${method} ${path}`).toEqual([405, own.join(', ')])
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
      expect(await answer.json()).toMatchObject({ code: 'method_not_allowed', status: 405 })
    }
    if (!own.includes('GET')) continue
    const [head, get] = [await fetch(at, { method: 'HEAD' }), await fetch(at)]
    await get.arrayBuffer()
    expect([head.status, head.headers.get('content-type'), await head.text()], `HEAD ${path}`).toEqual([
      get.status,
      get.headers.get('content-type'),
      '',
    ])
  }
})

test('reading changes nothing', async () => {
  const readers = await Promise.all((['visitor', 'member', 'admin'] as const).map(headersFor))
  const before = tableHashes(server.dataDir)
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['thread', 'event_log', 'ledger_entry', 'audit_event']))
  for (const headers of readers)
    for (const row of rows) if (row.try !== undefined) await ask('GET', filled(row.try, sample), headers)
  expect(tableHashes(server.dataDir)).toEqual(before)
})

async function headersFor(who: (typeof visitors)[number]): Promise<Record<string, string>> {
  if (who === 'visitor') return {}
  return tokenHeaders(app, who === 'other' ? (sample['other'] ?? '') : oneClickAccounts[who])
}

/** Nothing is written: an object without a field. */
async function ask(
  method: string,
  at: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${server.url}/api/v1${at}`, {
    method,
    headers: { ...headers, 'Content-Type': 'application/json' },
    ...(method === 'GET' ? {} : { body: '{}' }),
  })
  return { status: response.status, body: await response.json() }
}
