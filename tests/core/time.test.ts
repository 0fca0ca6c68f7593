import { expect, test } from 'vitest'
import {
  anniversaryOf,
  dayIn,
  daysAfter,
  endOfDay,
  fullYears,
  instantOfDay,
  isDay,
  offsetSpans,
  startOfDayIn,
  zoneOffsetMinutes,
} from '#app/core/time.ts'

test('a community day is that of its zone', () => {
  expect(dayIn('2026-11-22T14:59:59.999Z', 'Asia/Seoul')).toBe('2026-11-22')
  expect(dayIn('2026-11-22T15:00:00.000Z', 'Asia/Seoul')).toBe('2026-11-23')
  expect(zoneOffsetMinutes('2026-11-22T15:00:00.000Z', 'Asia/Kathmandu')).toBe(345)
})

test('a day begins at the first moment of its date, also where summer time begins or ends at midnight', () => {
  // Clocks go from 00:00 to 01:00: there is no 00:00, and the moment before is still the day before.
  expect(instantOfDay('2010-10-10', 'America/Santiago')).toBe('2010-10-10T04:00:00.000Z')
  expect(dayIn('2010-10-10T03:59:59.999Z', 'America/Santiago')).toBe('2010-10-09')
  // Clocks go from 01:00 back to 00:00: the day begins with the first of the two.
  expect(startOfDayIn('2023-11-05T16:00:00.000Z', 'America/Havana')).toBe('2023-11-05T04:00:00.000Z')
})

test('a day in a zone more than twelve hours ahead keeps its date', () => {
  expect(instantOfDay('2026-12-01', 'Pacific/Auckland')).toBe('2026-11-30T11:00:00.000Z')
})

test('a year with summer time has three spans of offsets, one without has one', () => {
  const year = ['2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'] as const
  expect(offsetSpans(...year, 'Europe/Berlin')).toEqual([
    { from: '2026-01-01T00:00:00.000Z', offset: 60 },
    { from: '2026-03-29T01:00:00.000Z', offset: 120 },
    { from: '2026-10-25T01:00:00.000Z', offset: 60 },
  ])
  expect(offsetSpans(...year, 'Asia/Seoul')).toHaveLength(1)
})

test('days are counted by the calendar', () => {
  expect(daysAfter('2024-02-28', 2)).toBe('2024-03-01')
  expect(daysAfter('2026-01-01', -1)).toBe('2025-12-31')
})

test('an unknown zone is an error', () => {
  expect(() => dayIn('2026-11-22T00:00:00.000Z', 'Mars/Olympus')).toThrow(RangeError)
})

test('a day ends with its last millisecond in the zone', () => {
  expect(endOfDay('2026-11-22', 'Asia/Seoul')).toBe('2026-11-22T14:59:59.999Z')
  expect(endOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-29T21:59:59.999Z')
})

test('years are full on the day of the community, not of UTC', () => {
  // 1 March 2024, 00:30 in Seoul, is still 29 February in UTC.
  const since = '2024-02-29T15:30:00.000Z'
  expect(fullYears(since, '2025-02-28T14:59:59.999Z', 'Asia/Seoul')).toBe(0)
  expect(fullYears(since, '2025-02-28T15:00:00.000Z', 'Asia/Seoul')).toBe(1)
  // 29 February in Seoul: full on 1 March of other years.
  const leap = '2024-02-28T20:00:00.000Z'
  expect(fullYears(leap, '2025-02-28T14:59:00.000Z', 'Asia/Seoul')).toBe(0)
  expect(fullYears(leap, '2025-02-28T15:00:00.000Z', 'Asia/Seoul')).toBe(1)
  expect(fullYears(leap, '2028-02-28T15:00:00.000Z', 'Asia/Seoul')).toBe(4)
  expect([1, 4, 76].map((years) => anniversaryOf('2024-02-29', years))).toEqual([
    '2025-03-01',
    '2028-02-29',
    '2100-03-01',
  ])
})

test('a day that does not exist is none', () => {
  expect(['2026-02-28', '2024-02-29'].every(isDay)).toBe(true)
  expect(['2026-02-30', '2026-02-29', '2026-1-1', '2026-00-10', '20260101', ''].some(isDay)).toBe(false)
})
