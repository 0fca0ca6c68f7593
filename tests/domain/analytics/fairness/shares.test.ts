import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lorenzCurve, topShare } from '#app/domain/analytics/fairness/shares.ts'

const many = fc
  .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 20, maxLength: 300 })
  .filter((values) => values.some((value) => value > 0))

test('a tenth of a hundred people are ten, a hundredth would be one and is not told', () => {
  const values = [...Array.from({ length: 90 }, () => 1), ...Array.from({ length: 10 }, () => 91)]
  expect(topShare(values, 10, 10)).toBeCloseTo(0.91)
  expect(topShare(values, 1, 10)).toBeNull()
})

test('the top hundredth of 901 people are ten, because parts of people are rounded up', () => {
  const values = Array.from({ length: 901 }, () => 1)
  expect(topShare(values, 1, 10)).toBeCloseTo(10 / 901)
  expect(topShare(values.slice(1), 1, 10)).toBeNull()
})

test('the top never have less than their part of the people, and the top tenth not less than the top hundredth', () => {
  fc.assert(
    fc.property(many, (values) => {
      const tenth = topShare(values, 10, 1) ?? 0
      const hundredth = topShare(values, 1, 1) ?? 0
      expect(tenth).toBeGreaterThanOrEqual(Math.ceil(values.length / 10) / values.length - 1e-9)
      expect(tenth).toBeGreaterThanOrEqual(hundredth)
      expect(tenth).toBeLessThanOrEqual(1)
    }),
  )
})

test('the curve goes from 0 to 1, never falls, never rises over the straight line, and grows steeper', () => {
  fc.assert(
    fc.property(many, (values) => {
      const curve = lorenzCurve(values, 10) ?? []
      expect([curve[0], curve.at(-1)]).toEqual([0, 1])
      const steps = curve.length - 1
      expect(Math.floor(values.length / steps)).toBeGreaterThanOrEqual(10)
      for (const [step, part] of curve.entries()) {
        expect(part).toBeGreaterThanOrEqual(curve[step - 1] ?? 0)
        expect(part).toBeLessThanOrEqual(step / steps + 1e-9)
      }
    }),
  )
})

test('the curve of the same people in another order and another unit is the same', () => {
  fc.assert(
    fc.property(many, (values) => {
      const curve = lorenzCurve(values, 10) ?? []
      const other =
        lorenzCurve(
          values.toReversed().map((value) => value * 7),
          10,
        ) ?? []
      expect(other).toHaveLength(curve.length)
      for (const [step, part] of curve.entries()) expect(other[step]).toBeCloseTo(part, 9)
    }),
  )
})

test('too few people for two steps have no curve', () => {
  expect(
    lorenzCurve(
      Array.from({ length: 19 }, () => 1),
      10,
    ),
  ).toBeNull()
  expect(
    lorenzCurve(
      Array.from({ length: 20 }, () => 1),
      10,
    ),
  ).toEqual([0, 0.5, 1])
  expect(
    lorenzCurve(
      Array.from({ length: 20 }, () => 0),
      10,
    ),
  ).toBeNull()
})
