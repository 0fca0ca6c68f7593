import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percentile } from '#app/domain/analytics/fairness/percentile.ts'

const waits = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 50 })

test('the median of an odd number is the middle one; nine tenths of ten are the ninth', () => {
  expect(percentile([30, 10, 20], 0, 0.5)).toBe(20)
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0, 0.9)).toBe(9)
})

test('who still waits counts as waiting longest', () => {
  expect(percentile([10, 20], 1, 0.5)).toBe(20)
  expect(percentile([10, 20], 3, 0.5)).toBeNull()
  expect(percentile([], 0, 0.5)).toBeNull()
})

test('at least that part waited no longer, and it is a wait that happened', () => {
  fc.assert(
    fc.property(waits, fc.integer({ min: 1, max: 10 }), (values, tenths) => {
      const found = percentile(values, 0, tenths / 10) ?? -1
      expect(values).toContain(found)
      expect(values.filter((value) => value <= found).length / values.length).toBeGreaterThanOrEqual(tenths / 10 - 1e-9)
      expect(values.filter((value) => value < found).length / values.length).toBeLessThan(tenths / 10)
    }),
  )
})

test('the order does not matter, and one more who waits never makes it shorter', () => {
  fc.assert(
    fc.property(waits, fc.integer({ min: 0, max: 20 }), (values, waiting) => {
      const found = percentile(values, waiting, 0.5) ?? Infinity
      expect(percentile(values.toReversed(), waiting, 0.5) ?? Infinity).toBe(found)
      expect(percentile(values, waiting + 1, 0.5) ?? Infinity).toBeGreaterThanOrEqual(found)
    }),
  )
})
