import { expect, test } from 'vitest'
import { anniversaryOf, fullYears, yearsBetween } from '#app/core/time.ts'
import { anniversariesDue } from '#app/domain/loyalty/tenure/anniversaries.ts'
import { membershipYearEnd } from '#app/domain/loyalty/tenure/tenure.ts'

test('a year that began on 29 February is full on 1 March, on 29 February in leap years', () => {
  expect(yearsBetween('2024-02-29', '2025-02-28')).toBe(0)
  expect(yearsBetween('2024-02-29', '2025-03-01')).toBe(1)
  expect(yearsBetween('2024-02-29', '2028-02-28')).toBe(3)
  expect(yearsBetween('2024-02-29', '2028-02-29')).toBe(4)
  expect([1, 2, 3, 4].map((years) => anniversaryOf('2024-02-29', years))).toEqual([
    '2025-03-01',
    '2026-03-01',
    '2027-03-01',
    '2028-02-29',
  ])
})

test('years turn at midnight of the community, not of UTC', () => {
  const start = '2023-05-04T15:00:00.000Z' // 5 May in Seoul
  expect(fullYears(start, '2024-05-04T14:59:59.000Z', 'Asia/Seoul')).toBe(0)
  expect(fullYears(start, '2024-05-04T15:00:00.000Z', 'Asia/Seoul')).toBe(1)
  expect(fullYears(start, '2024-05-04T15:00:00.000Z', 'America/New_York')).toBe(1)
})

test('a start in the future is no tenure', () => {
  expect(yearsBetween('2027-01-01', '2026-11-22')).toBe(0)
})

test('the membership year ends where the next anniversary begins, on the anniversary itself a year later', () => {
  expect(membershipYearEnd('2024-03-10T00:00:00.000Z', '2026-11-22T09:00:00.000Z', 'Asia/Seoul')).toBe(
    '2027-03-09T15:00:00.000Z',
  )
  expect(membershipYearEnd('2024-03-10T00:00:00.000Z', '2027-03-09T15:00:00.000Z', 'Asia/Seoul')).toBe(
    '2028-03-09T15:00:00.000Z',
  )
})

test('only anniversaries after 90 days with the account are due, unless earlier years are paid too', () => {
  const days = { started: '2020-06-01', linked: '2024-04-01', today: '2026-11-22' }
  expect(anniversariesDue(days, { linkedDays: 90, payEarlier: false })).toEqual([5, 6])
  expect(anniversariesDue(days, { linkedDays: 30, payEarlier: false })).toEqual([4, 5, 6])
  expect(anniversariesDue(days, { linkedDays: 90, payEarlier: true })).toEqual([1, 2, 3, 4, 5, 6])
  expect(anniversariesDue({ ...days, linked: '2026-10-01' }, { linkedDays: 90, payEarlier: true })).toEqual([])
})

test('a start date moved far into the past pays nothing for the years before the link', () => {
  expect(
    anniversariesDue(
      { started: '1950-06-01', linked: '2026-01-01', today: '2026-11-22' },
      { linkedDays: 90, payEarlier: false },
    ),
  ).toEqual([76])
})
