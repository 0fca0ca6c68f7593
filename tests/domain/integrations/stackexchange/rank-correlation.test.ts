import { expect, test } from 'vitest'
import { rankCorrelation } from '#app/domain/integrations/stackexchange/rank-correlation.ts'

test('the same order is 1 and the opposite order is -1, however far apart the figures are', () => {
  expect(
    rankCorrelation([
      [1, 10],
      [2, 11],
      [3, 900],
    ]),
  ).toBe(1)
  expect(
    rankCorrelation([
      [1, 900],
      [2, 11],
      [3, 10],
    ]),
  ).toBe(-1)
})

test('equal figures share the mean of their ranks', () => {
  // By hand: ranks 1.5 1.5 3 4 against 1 2 3 4, covariance 4.5, variances 4.5 and 5.
  expect(
    rankCorrelation([
      [7, 1],
      [7, 2],
      [8, 3],
      [9, 4],
    ]),
  ).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12)
})

test('with too little to compare there is no correlation', () => {
  expect(rankCorrelation([])).toBeNull()
  expect(rankCorrelation([[1, 2]])).toBeNull()
  expect(
    rankCorrelation([
      [1, 2],
      [1, 3],
    ]),
  ).toBeNull()
})
