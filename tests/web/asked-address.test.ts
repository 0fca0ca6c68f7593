import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressBounds, isApiPath, refuseAddress } from '#app/web/asked-address.ts'

const statusOf = (method: string, target: string, host = 'localhost:3000'): number =>
  refuseAddress(method, target, host)?.status ?? 200

test('addresses of the site pass as browsers write them', () => {
  for (const target of [
    '/',
    '/threads?page=2&tag=%ED%95%9C%EA%B8%80',
    `/threads/thr_01/${encodeURIComponent('전기 요금이 두 배로 나와요 (정말!)')}`,
    '/tags/c%2B%2B',
    '/api/v1/threads?q=%00',
    `/threads?cursor=${'x'.repeat(8_000)}`,
  ])
    expect(statusOf('GET', target), target).toBe(200)
})

test('other methods and other spellings are closed', () => {
  for (const [method, target, status] of [
    ['TRACE', '/', 405],
    ['OPTIONS', '/', 405],
    ['PUT', '/threads/new', 405],
    ['PROPFIND', '/api/v1/threads', 405],
    ['GET', '/%61pi/v1/me', 404],
    ['GET', '/a%70i/v1/me', 404],
    ['GET', '/x/../api/v1/me', 404],
    ['GET', '/x/%2e%2e/api/v1/me', 404],
    ['GET', '/\\api/v1/me', 404],
    ['GET', '/threads/%00', 404],
    ['GET', '/threads?q=%00', 400],
    ['GET', 'http://elsewhere.example/threads', 400],
    ['GET', '*', 400],
    ['GET', `/${'a/'.repeat(addressBounds.pathParts + 1)}`, 404],
    ['GET', `/?${'a&'.repeat(addressBounds.fields)}`, 400],
    ['GET', `/?${'a'.repeat(addressBounds.name + 1)}=1`, 400],
    ['GET', `/${'a'.repeat(addressBounds.target)}`, 414],
  ] as const)
    expect(statusOf(method, target), `${method} ${target.slice(0, 80)}`).toBe(status)
  for (const host of ['a b', 'a:99999999', 'a/b', '1.2.3.4.5', '[', 'a@b'])
    expect(statusOf('GET', '/', host), host).toBe(400)
})

test('whatever passes is what the router will see, so one look tells whether it is the API', () => {
  const piece = fc.constantFrom(
    'api',
    'API',
    '/',
    '.',
    '..',
    '%61',
    '%2e',
    '%2f',
    '%5c',
    '\\',
    'v1',
    '%',
    '?',
    'a',
    '//',
    ';',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const target = `/${pieces.join('')}`
      if (refuseAddress('GET', target, 'localhost') !== null) return
      const seen = new URL(`http://localhost${target}`).pathname
      // The router decodes each part.
      const decoded = seen.split('/').map((part) => {
        try {
          return decodeURIComponent(part)
        } catch {
          return part
        }
      })
      expect(isApiPath(target.split('?')[0] ?? '')).toBe(decoded[1] === 'api')
    }),
    { numRuns: 2_000 },
  )
})
