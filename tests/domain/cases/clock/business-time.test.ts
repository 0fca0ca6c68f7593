import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plus, toInstant } from '#app/core/time.ts'
import {
  addBusinessMinutes,
  businessCalendar,
  businessMinutesBetween,
  nextBusinessMoment,
  subtractBusinessMinutes,
  type BusinessHours,
  type DayWindow,
} from '#app/domain/cases/clock/business-time.ts'

/** The same hours on each of these days, 1 for Monday. */
function week(startHour: number, endHour: number, workdays: readonly number[]): DayWindow[][] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) =>
    workdays.includes(day) ? [{ from: startHour * 60, to: endHour * 60 }] : [],
  )
}

const seoul: BusinessHours = { zone: 'Asia/Seoul', week: week(9, 18, [1, 2, 3, 4, 5]), holidays: [] }
const after = (at: string, minutes: number, hours: Partial<BusinessHours> = {}): string =>
  addBusinessMinutes(at, minutes, businessCalendar({ ...seoul, ...hours }))
const between = (from: string, to: string, hours: Partial<BusinessHours> = {}): number =>
  businessMinutesBetween(from, to, businessCalendar({ ...seoul, ...hours }))

test('within a working day minutes are minutes', () => {
  // Monday 10:00 in Seoul.
  expect(after('2026-11-23T01:00:00.000Z', 60)).toBe('2026-11-23T02:00:00.000Z')
  expect(between('2026-11-23T01:00:00.000Z', '2026-11-23T02:00:00.000Z')).toBe(60)
})

test('what does not fit into a day goes on the next working morning', () => {
  // Friday 17:30 in Seoul, an hour: Monday 9:30.
  expect(after('2026-11-27T08:30:00.000Z', 60)).toBe('2026-11-30T00:30:00.000Z')
})

test('what begins at night, on a Sunday or on a holiday counts from the next opening', () => {
  expect(after('2026-11-22T09:00:00.000Z', 30)).toBe('2026-11-23T00:30:00.000Z')
  expect(after('2026-11-23T13:00:00.000Z', 30)).toBe('2026-11-24T00:30:00.000Z')
  expect(after('2026-11-23T01:00:00.000Z', 30, { holidays: ['2026-11-23'] })).toBe('2026-11-24T00:30:00.000Z')
})

test('a promise may end exactly when the office closes', () => {
  expect(after('2026-11-23T00:00:00.000Z', 540)).toBe('2026-11-23T09:00:00.000Z')
  expect(after('2026-11-23T00:00:00.000Z', 541)).toBe('2026-11-24T00:01:00.000Z')
})

test('no minutes at all are due at once, also at night', () => {
  expect(after('2026-11-22T13:00:00.000Z', 0)).toBe('2026-11-22T13:00:00.000Z')
})

test('summer time moves the office with the clock on the wall', () => {
  // New York goes back on 2026-11-01: nine o'clock is 13:00 UTC on Friday and 14:00 UTC on Monday.
  const newYork = { zone: 'America/New_York' }
  expect(after('2026-10-30T13:00:00.000Z', 1, newYork)).toBe('2026-10-30T13:01:00.000Z')
  expect(after('2026-10-30T22:00:00.000Z', 1, newYork)).toBe('2026-11-02T14:01:00.000Z')
  // An office that never closes has 25 hours that Sunday.
  expect(
    between('2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z', {
      ...newYork,
      week: week(0, 24, [7]),
    }),
  ).toBe(25 * 60)
})

test('a lunch break does not count, and a promise may end when it begins', () => {
  const lunch = [
    { from: 9 * 60, to: 12 * 60 },
    { from: 13 * 60, to: 18 * 60 },
  ]
  const hours = { week: [lunch, lunch, lunch, lunch, lunch, [], []] }
  // Monday 11:30 in Seoul.
  expect(after('2026-11-23T02:30:00.000Z', 30, hours)).toBe('2026-11-23T03:00:00.000Z')
  expect(after('2026-11-23T02:30:00.000Z', 31, hours)).toBe('2026-11-23T04:01:00.000Z')
  expect(between('2026-11-23T02:30:00.000Z', '2026-11-23T04:30:00.000Z', hours)).toBe(60)
  expect(nextBusinessMoment('2026-11-23T03:00:00.000Z', businessCalendar({ ...seoul, ...hours }))).toBe(
    '2026-11-23T04:00:00.000Z',
  )
})

test('an hour that summer time repeats counts twice, one that it skips does not count', () => {
  const nightly = { zone: 'Europe/Berlin', week: week(0, 3, [1, 2, 3, 4, 5, 6, 7]) }
  const hours = (day: string, next: string): number => between(`${day}T22:00:00.000Z`, `${next}T12:00:00.000Z`, nightly)
  // 2026-10-25 has three o'clock twice, 2026-03-29 has no hour from two to three.
  expect(hours('2026-10-24', '2026-10-25')).toBe(4 * 60)
  expect(hours('2026-03-28', '2026-03-29')).toBe(2 * 60)
})

test('without any business hour every hour counts, so that promises fall due at all', () => {
  expect(after('2026-11-22T13:00:00.000Z', 60, { week: week(9, 18, []) })).toBe('2026-11-22T14:00:00.000Z')
  expect(after('2026-11-22T13:00:00.000Z', 60, { week: week(18, 9, [1]) })).toBe('2026-11-22T14:00:00.000Z')
})

const instants = fc
  .integer({ min: Date.parse('2025-01-01T00:00:00Z'), max: Date.parse('2028-01-01T00:00:00Z') })
  .map((ms) => toInstant(ms))
const minutes = fc.integer({ min: 0, max: 6_000 })
const offices = fc.record({
  zone: fc.constantFrom('Asia/Seoul', 'UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland'),
  week: fc
    .tuple(
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 12, max: 24 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    )
    .map(([start, end, days]) => week(start, end, days)),
  holidays: fc.constantFrom([], ['2026-12-25', '2026-01-01'], ['2026-11-23', '2026-11-24']),
})
const runs = { numRuns: 120 }

test('as many minutes lie between as were added', () => {
  fc.assert(
    fc.property(instants, minutes, offices, (at, count, office) => {
      const calendar = businessCalendar(office)
      expect(businessMinutesBetween(at, addBusinessMinutes(at, count, calendar), calendar)).toBe(count)
    }),
    runs,
  )
})

test('what is taken away again leads to the beginning of the same business time', () => {
  fc.assert(
    fc.property(instants, minutes, offices, (at, count, office) => {
      const calendar = businessCalendar(office)
      const due = addBusinessMinutes(at, count, calendar)
      const back = subtractBusinessMinutes(due, count, calendar)
      expect(businessMinutesBetween(back, due, calendar)).toBe(count)
      expect(back >= at).toBe(true)
    }),
    runs,
  )
})

test('one business hour a week is counted back over more than a year', () => {
  const calendar = businessCalendar({ zone: 'Asia/Seoul', week: week(11, 12, [7]), holidays: [] })
  const due = toInstant(Date.parse('2026-11-22T03:00:00Z'))
  const back = subtractBusinessMinutes(due, 80 * 60, calendar)
  expect(businessMinutesBetween(back, due, calendar)).toBe(80 * 60)
})

test('adding in two steps is adding at once', () => {
  fc.assert(
    fc.property(instants, minutes, minutes, offices, (at, one, two, office) => {
      const calendar = businessCalendar(office)
      expect(addBusinessMinutes(addBusinessMinutes(at, one, calendar), two, calendar)).toBe(
        addBusinessMinutes(at, one + two, calendar),
      )
    }),
    runs,
  )
})

test('business time adds up over a day in between, and is never more than the time that passed', () => {
  fc.assert(
    fc.property(instants, minutes, minutes, offices, (at, one, two, office) => {
      const calendar = businessCalendar(office)
      const [middle, end] = [plus(at, { minutes: one }), plus(at, { minutes: one + two })]
      const whole = businessMinutesBetween(at, end, calendar)
      expect(businessMinutesBetween(at, middle, calendar) + businessMinutesBetween(middle, end, calendar)).toBeCloseTo(
        whole,
        6,
      )
      expect(whole).toBeLessThanOrEqual(one + two)
      expect(businessMinutesBetween(end, at, calendar)).toBe(0)
    }),
    runs,
  )
})

test('what falls due never falls due outside business hours', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 6_000 }), offices, (at, count, office) => {
      const calendar = businessCalendar(office)
      const due = addBusinessMinutes(at, count, calendar)
      expect(businessMinutesBetween(plus(due, { seconds: -1 }), due, calendar)).toBeCloseTo(1 / 60, 6)
    }),
    runs,
  )
})
