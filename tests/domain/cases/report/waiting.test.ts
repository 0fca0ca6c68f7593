import { expect, test } from 'vitest'
import { quantile } from '#app/domain/cases/report/waiting.ts'

test('without anybody waiting it is the time within which that part was over', () => {
  const waits = { over: [40, 10, 30, 20], waiting: [] }
  expect([quantile(waits, 0.25), quantile(waits, 0.5), quantile(waits, 0.9)]).toEqual([10, 20, 40])
  expect(quantile({ over: [], waiting: [] }, 0.5)).toBeNull()
})

test('whoever still waits counts for what they have waited so far, not for endless', () => {
  // By hand: of four, one is over at 10 (¾ left); one leaves unanswered at 15; of two, one is over at 20 (⅜ left).
  const waits = { over: [10, 20, 30], waiting: [15] }
  expect([quantile(waits, 0.25), quantile(waits, 0.5), quantile(waits, 0.7)]).toEqual([10, 20, 30])
  // A hundred cases of a minute ago change nothing of what is known of those before.
  expect(quantile({ over: [10, 20, 30, 40], waiting: Array.from({ length: 100 }, () => 1) }, 0.5)).toBe(20)
})

test('it is not told when too many wait longer than those that are over', () => {
  const waits = { over: [10, 20], waiting: [50, 60, 70] }
  expect(quantile(waits, 0.25)).toBe(20)
  expect(quantile(waits, 0.5)).toBeNull()
})
