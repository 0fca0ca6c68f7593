import { expect, test } from 'vitest'
import { startOfPeriod } from '#app/domain/analytics/leaderboard/period.ts'

test.each([
  // A Sunday evening in Seoul; the week began on Monday the 16th.
  ['week', '2026-11-22T09:00:00.000Z', '2026-11-15T15:00:00.000Z'],
  // Already Monday in Seoul, still Sunday in UTC.
  ['week', '2026-11-22T15:00:00.000Z', '2026-11-22T15:00:00.000Z'],
  ['month', '2026-11-22T09:00:00.000Z', '2026-10-31T15:00:00.000Z'],
  ['month', '2026-10-31T15:00:00.000Z', '2026-10-31T15:00:00.000Z'],
  ['quarter', '2026-11-22T09:00:00.000Z', '2026-09-30T15:00:00.000Z'],
  ['quarter', '2026-03-31T14:59:59.999Z', '2025-12-31T15:00:00.000Z'],
] as const)('the %s of %s began at %s in Seoul', (period, now, start) => {
  expect(startOfPeriod(period, now, 'Asia/Seoul')).toBe(start)
})

test('where clocks change, a month begins at midnight of its first day', () => {
  expect(startOfPeriod('month', '2026-03-30T12:00:00.000Z', 'Europe/Berlin')).toBe('2026-02-28T23:00:00.000Z')
  expect(startOfPeriod('quarter', '2026-05-05T12:00:00.000Z', 'America/New_York')).toBe('2026-04-01T04:00:00.000Z')
  expect(startOfPeriod('quarter', '2026-11-22T12:00:00.000Z', 'America/New_York')).toBe('2026-10-01T04:00:00.000Z')
})

test('all time has no beginning', () => {
  expect(startOfPeriod('all', '2026-11-22T09:00:00.000Z', 'Asia/Seoul')).toBeNull()
})
