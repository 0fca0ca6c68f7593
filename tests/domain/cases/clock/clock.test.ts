import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plus, toInstant } from '#app/core/time.ts'
import { addBusinessMinutes, businessCalendar, businessMinutesBetween } from '#app/domain/cases/clock/business-time.ts'
import { dueTimes, extendDueTimes, nextClock, slaClock } from '#app/domain/cases/clock/clock.ts'

const calendar = businessCalendar({
  zone: 'Asia/Seoul',
  startHour: 9,
  endHour: 18,
  workdays: [1, 2, 3, 4, 5],
  holidays: [],
})
const policy = { firstResponseMinutes: 60, resolutionMinutes: 540 }
/** A Monday, ten o'clock in Seoul. */
const monday = '2026-11-23T01:00:00.000Z'
const fresh = {
  severity: 'P1' as const,
  opened_at: monday,
  ...dueTimes(monday, policy, 0, calendar),
  first_responded_at: null,
  resolved_at: null,
  closed_at: null,
  paused_at: null,
  dismissed: 0,
}

test('both promises count from the opening in business time', () => {
  expect(fresh.first_response_due_at).toBe('2026-11-23T02:00:00.000Z')
  expect(fresh.resolution_due_at).toBe('2026-11-24T01:00:00.000Z')
})

test('a clock runs until it is met, and is breached the moment it is late', () => {
  expect(slaClock('firstResponse', fresh, plus(monday, { minutes: 60 }), policy, calendar)).toMatchObject({
    state: 'running',
    usedMinutes: 60,
    promisedMinutes: 60,
  })
  expect(slaClock('firstResponse', fresh, plus(monday, { minutes: 61 }), policy, calendar)).toMatchObject({
    state: 'breached',
    usedMinutes: 61,
  })
  const answered = { ...fresh, first_responded_at: plus(monday, { minutes: 39 }) }
  expect(slaClock('firstResponse', answered, plus(monday, { days: 9 }), policy, calendar)).toMatchObject({
    state: 'met',
    usedMinutes: 39,
    endedAt: answered.first_responded_at,
  })
})

test('an answer that came too late stays breached, and by how much stays the same', () => {
  const late = { ...fresh, first_responded_at: plus(monday, { minutes: 90 }) }
  expect(slaClock('firstResponse', late, plus(monday, { days: 30 }), policy, calendar)).toMatchObject({
    state: 'breached',
    usedMinutes: 90,
  })
})

test('waiting on the customer pauses, and what was not late before cannot become late meanwhile', () => {
  const paused = { ...fresh, first_responded_at: monday, paused_at: plus(monday, { minutes: 30 }) }
  expect(slaClock('resolution', paused, plus(monday, { days: 20 }), policy, calendar)).toMatchObject({
    state: 'paused',
    usedMinutes: 30,
  })
})

test('a case solved without a word counts as answered when it was solved', () => {
  const solved = { ...fresh, resolved_at: plus(monday, { minutes: 20 }) }
  expect(slaClock('firstResponse', solved, plus(monday, { days: 1 }), policy, calendar)).toMatchObject({ state: 'met' })
  expect(nextClock(solved, plus(monday, { days: 1 }), policy, calendar).name).toBe('resolution')
})

test('what was no complaint was no promise either', () => {
  const dismissed = { ...fresh, dismissed: 1, closed_at: plus(monday, { days: 3 }) }
  expect(slaClock('resolution', dismissed, plus(monday, { days: 9 }), policy, calendar).state).toBe('met')
})

test('the next promise is the answer, and after it the resolution', () => {
  expect(nextClock(fresh, monday, policy, calendar).name).toBe('firstResponse')
  expect(nextClock({ ...fresh, first_responded_at: monday }, monday, policy, calendar).name).toBe('resolution')
})

const runs = { numRuns: 120 }
const minutes = fc.integer({ min: 0, max: 4_000 })
const openings = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-01-01T00:00:00Z') })
  .map((ms) => toInstant(ms))

test('a pause gives back exactly the business time it took', () => {
  fc.assert(
    fc.property(openings, minutes, minutes, (openedAt, before, long) => {
      const row = { ...fresh, opened_at: openedAt, ...dueTimes(openedAt, policy, 0, calendar) }
      const stoppedAt = plus(openedAt, { minutes: before })
      const at = plus(stoppedAt, { minutes: long })
      fc.pre(stoppedAt <= row.first_response_due_at)
      const leftBefore = businessMinutesBetween(stoppedAt, row.resolution_due_at, calendar)
      const moved = extendDueTimes(row, stoppedAt, at, calendar)
      expect(businessMinutesBetween(at, moved.resolution_due_at, calendar)).toBeCloseTo(leftBefore, 6)
      expect(moved.resolution_due_at).toBe(
        addBusinessMinutes(openedAt, policy.resolutionMinutes + moved.stoppedMinutes, calendar),
      )
    }),
    runs,
  )
})

test('a pause never brings a due time nearer, and what was late stays late', () => {
  fc.assert(
    fc.property(openings, minutes, minutes, (openedAt, before, long) => {
      const row = { ...fresh, opened_at: openedAt, ...dueTimes(openedAt, policy, 0, calendar) }
      const stoppedAt = plus(openedAt, { minutes: before })
      const moved = extendDueTimes(row, stoppedAt, plus(stoppedAt, { minutes: long }), calendar)
      expect(moved.resolution_due_at >= row.resolution_due_at).toBe(true)
      if (row.first_response_due_at < stoppedAt) expect(moved.first_response_due_at).toBe(row.first_response_due_at)
    }),
    runs,
  )
})
