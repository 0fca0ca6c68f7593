import { expect, test } from 'vitest'
import { calendarOf, weekdayOf } from '#app/domain/accounts/profile/activity-calendar.ts'

test('twelve months of days end today, in weeks that begin on Sunday', () => {
  const { weeks } = calendarOf(new Map(), '2026-11-22')

  expect(weeks.flat()).toHaveLength(365)
  expect(weeks.flat().at(-1)?.day).toBe('2026-11-22')
  expect(weeks.slice(1).every(([first]) => weekdayOf(first?.day ?? '') === 0)).toBe(true)
  expect(weeks.slice(1, -1).every((week) => week.length === 7)).toBe(true)
})

test('days are shaded by quarters of the busiest, and months add up to the whole', () => {
  const { weeks, months, total, activeDays } = calendarOf(
    new Map([
      ['2026-11-22', 8],
      ['2026-11-01', 1],
      ['2026-10-31', 4],
    ]),
    '2026-11-22',
  )

  expect(
    Object.fromEntries(
      weeks
        .flat()
        .filter(({ count }) => count > 0)
        .map(({ day, level }) => [day, level]),
    ),
  ).toEqual({ '2026-10-31': 2, '2026-11-01': 1, '2026-11-22': 4 })
  expect([total, activeDays, months.at(-1)]).toEqual([13, 3, { month: '2026-11', count: 9 }])
  expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(total)
})
