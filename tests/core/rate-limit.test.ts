import { expect, test } from 'vitest'
import { addressKey } from '#app/core/rate-limit.server.ts'

test('an address counts as what one household or host owns: the /64 of IPv6, the whole of IPv4', () => {
  expect(addressKey('203.0.113.7')).toBe('203.0.113.7')
  expect(addressKey('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(addressKey('2001:0DB8:1:2::9')).toBe('2001:db8:1:2')
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0')
})

test('text that is no address counts as it is', () => {
  expect(addressKey('local')).toBe('local')
  expect(addressKey('')).toBe('')
})
