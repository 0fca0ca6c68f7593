import { expect, test } from 'vitest'
import { isAtThisMachine } from '#app/web/peer.ts'

const here = { remoteAddress: '127.0.0.1', headers: { host: 'localhost:3000' } }

test('a loopback peer that asks for a loopback name past no proxy is at this machine', () => {
  for (const remoteAddress of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])
    for (const host of ['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect(isAtThisMachine({ remoteAddress, headers: { host } }), `${remoteAddress} ${host}`).toBe(true)
})

test('no other peer is, whatever it says of itself', () => {
  for (const remoteAddress of ['192.168.0.9', '10.0.0.1', '::ffff:192.168.0.9', 'fe80::1', '128.0.0.1', undefined])
    for (const headers of [here.headers, { ...here.headers, 'x-forwarded-for': '127.0.0.1' }])
      expect(isAtThisMachine({ remoteAddress, headers }), String(remoteAddress)).toBe(false)
})

test('a proxy on this machine and a foreign name that leads here are not', () => {
  for (const headers of [
    { 'x-forwarded-for': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1' },
    { 'x-real-ip': '127.0.0.1' },
    { via: '1.1 proxy' },
    { host: 'rebound.example' },
    { host: 'localhost.example:3000' },
  ])
    expect(isAtThisMachine({ ...here, headers: { ...here.headers, ...headers } }), JSON.stringify(headers)).toBe(false)
  expect(isAtThisMachine({ ...here, headers: {} })).toBe(false)
})
