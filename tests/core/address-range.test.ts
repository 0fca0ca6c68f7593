import { expect, test } from 'vitest'
import { isInRange, rangeAround, storedRange } from '#app/core/address-range.server.ts'

test('ranges are stored by their first address, and one address is a range of one', () => {
  expect(storedRange(' 203.0.113.77/24 ')).toBe('203.0.113.0/24')
  expect(storedRange('203.0.113.77')).toBe('203.0.113.77/32')
  expect(storedRange('2001:db8:1:2::5/56')).toBe('2001:db8:1::/56')
  for (const wrong of ['', 'example.com', '300.1.1.1', '1.2.3.4/40']) expect(storedRange(wrong)).toBeNull()
})

test('around an address lie 256 of IPv4, or a /56 of IPv6', () => {
  expect(rangeAround('203.0.113.77')).toBe('203.0.113.0/24')
  expect(rangeAround('::ffff:203.0.113.77')).toBe('203.0.113.0/24')
  expect(rangeAround('2001:db8:1:2::5')).toBe('2001:db8:1::/56')
  expect(rangeAround('nonsense')).toBeNull()
})

test('an address is in its range, mapped or not, and never in one of the other kind', () => {
  expect(isInRange('203.0.113.9', '203.0.113.0/24')).toBe(true)
  expect(isInRange('::ffff:203.0.113.9', '203.0.113.0/24')).toBe(true)
  expect(isInRange('203.0.114.9', '203.0.113.0/24')).toBe(false)
  expect(isInRange('2001:db8::1', '203.0.113.0/24')).toBe(false)
})
