import { expect, test } from 'vitest'
import { timesEarned } from '#app/domain/loyalty/badges/times-earned.ts'
import type { BadgeEntry } from '#app/registry/badges.ts'

const badge = (entry: Partial<BadgeEntry>): BadgeEntry => ({
  level: 'bronze',
  family: 'answering',
  motif: 'check',
  needs: { acceptedAnswers: 10 },
  ...entry,
})
const times = (entry: BadgeEntry, have: number, held: number) => timesEarned(entry, () => have, held)

test('it is earned at its need and not before', () => {
  expect([9, 10, 25].map((have) => times(badge({}), have, 0))).toEqual([0, 1, 1])
})

test('what is held stays down to nine tenths of its need', () => {
  expect([10, 9, 8].map((have) => times(badge({}), have, 1))).toEqual([1, 1, 0])
})

test('a need of one is lost with the one', () => {
  expect(times(badge({ needs: { acceptedAnswers: 1 } }), 0, 1)).toBe(0)
})

test('a counted badge counts every multiple and loses them one by one', () => {
  const counted = badge({ counted: true })
  expect([9, 10, 29, 30].map((have) => times(counted, have, 0))).toEqual([0, 1, 2, 3])
  expect([27, 26, 17, 8].map((have) => times(counted, have, 3))).toEqual([3, 2, 1, 0])
})

test('of several needs all must hold, and each can take it away', () => {
  const both = badge({ needs: { helpInKorean: 10, helpInEnglish: 10 } })
  const of = (korean: number, english: number, held: number) =>
    timesEarned(both, (metric) => (metric === 'helpInKorean' ? korean : english), held)
  expect([of(100, 9, 0), of(10, 10, 0), of(100, 9, 1), of(100, 8, 1)]).toEqual([0, 1, 1, 0])
})

test('a badge that is no longer counted is held once', () => {
  expect(times(badge({}), 100, 7)).toBe(1)
})
