import { expect, test } from 'vitest'
import { hourIn, nextHour, outsideQuiet, windowEnd, type Hours } from '#app/domain/notifications/window.ts'

const seoul: Hours = { timeZone: 'Asia/Seoul', quiet: null, windowMinutes: 15, dailyHour: 8 }

test('urgent news waits for the window, the rest for the next daily hour, both up to a whole minute', () => {
  expect(windowEnd('2026-11-22T09:00:20.000Z', 'urgent', seoul)).toBe('2026-11-22T09:16:00.000Z')
  // 18:00 in Seoul: the next morning.
  expect(windowEnd('2026-11-22T09:00:00.000Z', 'daily', seoul)).toBe('2026-11-22T23:00:00.000Z')
  expect(windowEnd('2026-11-22T22:00:00.000Z', 'daily', seoul)).toBe('2026-11-22T23:00:00.000Z')
})

test('a window never ends within the quiet hours of the member’s own zone, over midnight too', () => {
  const quiet = { ...seoul, quiet: { from: 22, until: 7 } }
  // 22:30 in Seoul.
  expect(windowEnd('2026-11-22T13:30:00.000Z', 'urgent', quiet)).toBe('2026-11-22T22:00:00.000Z')
  // 21:30 in Seoul ends before them; 03:30 in Seoul is within.
  expect(windowEnd('2026-11-22T12:30:00.000Z', 'urgent', quiet)).toBe('2026-11-22T12:45:00.000Z')
  expect(outsideQuiet('2026-11-22T18:30:00.000Z', quiet)).toBe('2026-11-22T22:00:00.000Z')
  // The same moments in Berlin are the afternoon.
  expect(outsideQuiet('2026-11-22T13:30:00.000Z', { ...quiet, timeZone: 'Europe/Berlin' })).toBe(
    '2026-11-22T13:30:00.000Z',
  )
})

test('quiet hours of a day without midnight in them', () => {
  const noon = { timeZone: 'UTC', quiet: { from: 12, until: 14 } }
  expect(outsideQuiet('2026-11-22T12:00:00.000Z', noon)).toBe('2026-11-22T14:00:00.000Z')
  expect(outsideQuiet('2026-11-22T14:00:00.000Z', noon)).toBe('2026-11-22T14:00:00.000Z')
})

test.each([
  // Summer time begins on 29 March 2026 at 02:00 and ends on 25 October at 03:00.
  ['2026-03-28T12:00:00.000Z', 8, '2026-03-29T06:00:00.000Z'],
  ['2026-10-24T12:00:00.000Z', 8, '2026-10-25T07:00:00.000Z'],
])('the next hour on clocks that change: after %s at %i', (at, hour, next) => {
  expect(nextHour(at, hour, 'Europe/Berlin')).toBe(next)
  expect(hourIn(next, 'Europe/Berlin')).toBe(hour)
})
