import { expect, test } from 'vitest'
import { agreements, cohensKappa, type LookPair } from '#app/domain/analytics/moderation-log/agreement.ts'
import { suppressTable } from '#app/domain/analytics/moderation-log/suppress-table.ts'

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

test('κ of the textbook table: 20 both yes, 5 and 10 differ, 15 both no', () => {
  const answers = [
    ...times(20, [true, true] as const),
    ...times(5, [true, false] as const),
    ...times(10, [false, true] as const),
    ...times(15, [false, false] as const),
  ]
  // p₀ = .70; pₑ = .5 · .6 + .5 · .4 = .50; κ = .40
  expect(cohensKappa(answers)).toBeCloseTo(0.4, 10)
})

test('κ is 1 when both always agree, and has no value when nothing could differ', () => {
  expect(
    cohensKappa([
      [true, true],
      [false, false],
    ]),
  ).toBe(1)
  expect(cohensKappa([[false, false]])).toBeNull()
  expect(cohensKappa([])).toBeNull()
})

test('each rule has its own κ over all looks; below .6 it is marked, and too few looks say nothing', () => {
  const pairs: LookPair[] = [
    ...times(12, { first: 'respect', second: 'respect' }),
    ...times(10, { first: 'honesty', second: null }),
    ...times(3, { first: 'honesty', second: 'honesty' }),
    ...times(4, { first: 'danger', second: 'danger' }),
    ...times(10, { first: null, second: null }),
  ]
  expect(agreements(pairs)).toEqual([
    { rule: 'danger', named: 4, kappa: null, rewrite: false },
    { rule: 'honesty', named: 13, kappa: 0.29, rewrite: true },
    { rule: 'respect', named: 12, kappa: 1, rewrite: false },
  ])
})

const people = (from: number, count: number) => new Set(Array.from({ length: count }, (_, n) => `m${from + n}`))

test('a table hides small cells, and others until no row or column total tells one of them', () => {
  const rows = [
    [people(0, 30), people(100, 3), people(200, 20)],
    [people(300, 40), people(400, 50), people(500, 60)],
    [people(600, 12), people(700, 14), new Set<string>()],
  ]
  const hidden = suppressTable(rows)
  expect(hidden[0]).toEqual([false, true, true])
  for (const line of [...hidden, ...[0, 1, 2].map((at) => hidden.map((row) => row[at] === true))])
    expect(line.filter(Boolean).length).not.toBe(1)
  // Nobody is in it, so it says nothing about anybody.
  expect(hidden[2]?.[2]).toBe(false)
})

test('nothing is hidden where every cell is large, and two hidden ones of too few people take a third along', () => {
  expect(suppressTable([[people(0, 10), people(20, 11)]])).toEqual([[false, false]])
  expect(suppressTable([[people(0, 4), people(10, 4), people(20, 30), people(60, 31)]])).toEqual([
    [true, true, true, false],
  ])
})
