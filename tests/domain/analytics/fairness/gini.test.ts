import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gini } from '#app/domain/analytics/fairness/gini.ts'

const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 })
const some = amounts.filter((values) => values.some((value) => value > 0))

test('worked examples: all the same, one has everything, and 1 to 4', () => {
  expect(gini([5, 5, 5, 5])).toBe(0)
  expect(gini([0, 0, 0, 8])).toBeCloseTo(3 / 4)
  expect(gini([1, 2, 3, 4])).toBeCloseTo(0.25)
})

test('nobody, and nothing to share, have no coefficient', () => {
  expect(gini([])).toBeNull()
  expect(gini([0, 0, -3])).toBeNull()
})

test('it is half the mean difference between any two, divided by the mean', () => {
  fc.assert(
    fc.property(some, (values) => {
      const n = values.length
      const mean = values.reduce((all, value) => all + value, 0) / n
      const difference =
        values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((all, value) => all + value, 0) / (n * n)
      expect(gini(values)).toBeCloseTo(difference / (2 * mean), 9)
    }),
  )
})

test('it lies between 0 and (n − 1)/n', () => {
  fc.assert(
    fc.property(some, (values) => {
      const found = gini(values) ?? -1
      expect(found).toBeGreaterThanOrEqual(0)
      expect(found).toBeLessThanOrEqual((values.length - 1) / values.length + 1e-9)
    }),
  )
})

test('neither the unit nor the order of people matters, nor that there are twice as many of each', () => {
  fc.assert(
    fc.property(some, fc.integer({ min: 2, max: 1000 }), (values, factor) => {
      const found = gini(values) ?? -1
      expect(gini(values.map((value) => value * factor))).toBeCloseTo(found, 9)
      expect(gini([...values].reverse())).toBeCloseTo(found, 9)
      expect(gini([...values, ...values])).toBeCloseTo(found, 9)
    }),
  )
})

test('a gift from who has more to who has less never raises it', () => {
  fc.assert(
    fc.property(
      some.filter((values) => values.length > 1),
      (values) => {
        const sorted = [...values].sort((a, b) => a - b)
        const [poorest = 0, richest = 0] = [sorted[0], sorted.at(-1)]
        const gift = Math.floor((richest - poorest) / 2)
        const after = [poorest + gift, ...sorted.slice(1, -1), richest - gift]
        expect(gini(after)).toBeLessThanOrEqual((gini(values) ?? 0) + 1e-9)
      },
    ),
  )
})
