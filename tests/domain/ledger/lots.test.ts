import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expiriesOf, lotsLeft } from '#app/domain/ledger/lots.ts'

const lots = [
  { at: '2024-01-01T00:00:00.000Z', points: 10 },
  { at: '2025-01-01T00:00:00.000Z', points: 20 },
  { at: '2026-01-01T00:00:00.000Z', points: 30 },
]

test('the oldest points are spent first, so the newest are what is left', () => {
  expect(lotsLeft(lots, 60).map(({ points }) => points)).toEqual([30, 20, 10])
  expect(lotsLeft(lots, 45).map(({ points }) => points)).toEqual([30, 15])
  expect(lotsLeft(lots, 0)).toEqual([])
})

test('what no lot explains counts as old as the oldest, and what is left adds up to the balance', () => {
  expect(lotsLeft(lots, 70).at(-1)).toEqual({ at: '2024-01-01T00:00:00.000Z', points: 10 })
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(2e12) }).map((date) => date.toISOString()),
          points: fc.integer({ min: 1, max: 100 }),
        }),
        { minLength: 1 },
      ),
      fc.nat(5_000),
      (some, balance) => {
        expect(lotsLeft(some, balance).reduce((sum, lot) => sum + lot.points, 0)).toBe(balance)
      },
    ),
  )
})

test('by age each lot expires by itself; by inactivity all expire together; nothing before the notice is over', () => {
  const terms = { months: 24, notBefore: '2026-03-01T00:00:00.000Z' }
  expect(expiriesOf(lots, 60, null, { ...terms, mode: 'age' })).toEqual(
    [
      { at: '2026-03-01T00:00:00.000Z', points: 10 },
      { at: '2027-01-02T00:00:00.000Z', points: 20 },
      { at: '2028-01-02T00:00:00.000Z', points: 30 },
    ].map((lot) => ({ ...lot, at: expect.stringMatching(lot.at.slice(0, 7)) as string })),
  )
  expect(expiriesOf(lots, 60, '2026-02-01T00:00:00.000Z', { ...terms, mode: 'inactivity' })).toMatchObject([
    { points: 60 },
  ])
  expect(expiriesOf(lots, 60, null, { ...terms, mode: 'off' })).toEqual([])
})
