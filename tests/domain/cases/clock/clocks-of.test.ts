import { expect, test } from 'vitest'
import { plus, type Instant } from '#app/core/time.ts'
import { businessCalendar } from '#app/domain/cases/clock/business-time.ts'
import type { PromiseInForce, PromisedMinutes } from '#app/domain/cases/clock/clock.ts'
import { clocksOf, shownClock, type ClockEvent } from '#app/domain/cases/clock/clocks-of.ts'
import { seededRandom } from '#scripts/prove/seeded-random.ts'
import { differences, randomHistory } from './random-histories.ts'

const workday = [{ from: 9 * 60, to: 18 * 60 }]
const calendar = businessCalendar({
  zone: 'Asia/Seoul',
  week: [workday, workday, workday, workday, workday, [], []],
  holidays: [],
})
/** A Monday, ten o'clock in Seoul. */
const monday = '2026-11-23T01:00:00.000Z'
const severities = {
  P1: { firstResponse: 60, nextResponse: 60, resolution: 540 },
  P2: { firstResponse: 240, nextResponse: 240, resolution: 1620 },
  P3: { firstResponse: 540, nextResponse: 540, resolution: 3780 },
} satisfies Record<string, PromisedMinutes>

const after = (minutes: number): Instant => plus(monday, { minutes })
const promise = (
  severity: keyof typeof severities,
  minutes = 0,
  given: Partial<PromiseInForce> = {},
): PromiseInForce => ({
  at: after(minutes),
  minutes: severities[severity],
  policyId: severity,
  calendarVersionId: 'cav',
  calendar,
  ...given,
})
const event = (minutes: number, kind: string, to?: string): ClockEvent => ({
  at: after(minutes),
  kind,
  data: to === undefined ? {} : { to },
})
const opened = event(0, 'opened')

test('both promises count from the opening in business time; the first response is next', () => {
  const clocks = clocksOf([opened], [promise('P1')], monday)
  expect(clocks.firstResponse).toMatchObject({ dueAt: '2026-11-23T02:00:00.000Z', state: 'running', leftMinutes: 60 })
  expect(clocks.resolution.dueAt).toBe('2026-11-24T01:00:00.000Z')
  expect(clocks.nextResponse).toBeNull()
  expect(clocks.next?.name).toBe('firstResponse')
})

test('a promise is kept to the last minute, broken after it, and stays so however late the answer', () => {
  const at = (minutes: number, ...events: ClockEvent[]) =>
    clocksOf([opened, ...events], [promise('P1')], after(minutes)).firstResponse
  expect(at(60)).toMatchObject({ state: 'running', usedMinutes: 60 })
  expect(at(61)).toMatchObject({ state: 'breached', usedMinutes: 61, leftMinutes: -1 })
  expect(at(9_000, event(39, 'answered'))).toMatchObject({ state: 'met', usedMinutes: 39, endedAt: after(39) })
  expect(at(9_000, event(90, 'answered'))).toMatchObject({ state: 'breached', usedMinutes: 90 })
})

test('what is due when the office closes is not late at night, but with the first moment of the morning', () => {
  // P1 opened at 17:00: due at 18:00.
  const late = event(420, 'opened')
  const [at, next] = [after(480), '2026-11-24T00:00:00.000Z']
  const clock = clocksOf([late], [promise('P1', 420)], after(600)).firstResponse
  expect(clock).toMatchObject({ dueAt: at, state: 'running', lateAt: next })
  expect(clocksOf([late], [promise('P1', 420)], plus(next, { minutes: 1 })).firstResponse.state).toBe('breached')
})

test('waiting on the customer pauses, and the business time of the pause is given back', () => {
  const events = [opened, event(10, 'answered'), event(30, 'moved', 'waiting_customer')]
  const paused = clocksOf(events, [promise('P1')], after(20_000))
  expect(paused.resolution).toMatchObject({ state: 'paused', usedMinutes: 30, dueAt: after(1440) })
  expect([paused.next, shownClock(paused).name]).toEqual([null, 'resolution'])
  const resumed = clocksOf([...events, event(90, 'customer_wrote', 'waiting_staff')], [promise('P1')], after(100))
  // Sixty minutes later than at first.
  expect(resumed.resolution).toMatchObject({ dueAt: after(1500), state: 'running' })
})

test('each message after an answer is owed an answer of its own, and one that was given late stays broken', () => {
  const events = [opened, event(10, 'answered'), event(20, 'customer_wrote')]
  expect(clocksOf(events, [promise('P1')], after(30)).next).toMatchObject({ name: 'nextResponse', dueAt: after(80) })
  // A second message does not begin anew what is owed already.
  const twice = [...events, event(40, 'customer_wrote')]
  expect(clocksOf(twice, [promise('P1')], after(50)).nextResponse?.dueAt).toBe(after(80))
  const answered = [...twice, event(85, 'answered')]
  expect(clocksOf(answered, [promise('P1')], after(90)).nextResponse).toMatchObject({ state: 'breached' })
  expect(clocksOf(answered, [promise('P1')], after(90)).next?.name).toBe('resolution')
})

test('a case solved without a word counts as answered when it was solved, and goes on when it is reopened', () => {
  const solved = [opened, event(20, 'moved', 'resolved')]
  expect(clocksOf(solved, [promise('P1')], after(1_000)).firstResponse).toMatchObject({
    state: 'met',
    endedAt: after(20),
  })
  const again = clocksOf([...solved, event(50, 'reopened', 'waiting_staff')], [promise('P1')], after(60))
  expect(again.firstResponse).toMatchObject({ state: 'running', dueAt: after(90) })
})

test('what was no complaint was no promise either', () => {
  const dismissed = clocksOf([opened, event(5_000, 'dismissed')], [promise('P1')], after(9_000))
  expect([dismissed.firstResponse.state, dismissed.next]).toEqual(['met', null])
})

test('a lower severity gives more time, but does not undo what was broken', () => {
  const lowered = (minutes: number) =>
    clocksOf([opened], [promise('P1'), promise('P2', minutes)], after(100)).firstResponse
  expect(lowered(50)).toMatchObject({ dueAt: after(240), state: 'running', promisedMinutes: 240 })
  expect(lowered(62)).toMatchObject({ dueAt: after(60), state: 'breached', promisedMinutes: 60 })
})

test('a higher severity counts from when it was given, and never ends later than what was promised before', () => {
  const raised = (minutes: number) =>
    clocksOf([opened], [promise('P2'), promise('P1', minutes)], after(235)).firstResponse
  expect(raised(100)).toMatchObject({ dueAt: after(160) })
  expect(raised(200)).toMatchObject({ dueAt: after(240), state: 'running' })
})

test('a severity that was changed by mistake and changed back leaves the promise as it was', () => {
  const promises = [promise('P2'), promise('P3', 30), promise('P2', 31)]
  expect(clocksOf([opened], promises, after(40)).firstResponse.dueAt).toBe(after(240))
})

test('a holiday declared for tomorrow moves what is due then; one declared for yesterday changes nothing', () => {
  const withHoliday = (day: string) =>
    businessCalendar({
      zone: 'Asia/Seoul',
      week: [workday, workday, workday, workday, workday, [], []],
      holidays: [day],
    })
  const due = (day: string, from: number) =>
    clocksOf([opened], [promise('P1'), promise('P1', from, { calendar: withHoliday(day) })], after(from)).resolution
      .dueAt
  expect(due('2026-11-24', 60)).toBe('2026-11-25T01:00:00.000Z')
  expect(due('2026-11-23', 500)).toBe('2026-11-24T01:00:00.000Z')
})

test('2,000 random histories differ in no minute from a program that walks minute by minute', () => {
  const random = seededRandom(2026)
  const found: string[] = []
  for (let i = 0; i < 400; i++)
    for (const text of differences(randomHistory(random))) found.push(`history ${i}: ${text}`)
  expect(found).toEqual([])
})

test('what the customer of a merged case was told counts until the merge is undone', () => {
  const merge: ClockEvent = {
    at: after(60),
    kind: 'merged',
    data: { caseId: 'cas_2', answeredAt: after(20), lastAnsweredAt: after(20), owedSince: after(40) },
  }
  const undo: ClockEvent = { at: after(80), kind: 'unmerged', data: { caseId: 'cas_2' } }
  const at = (...events: ClockEvent[]) => clocksOf([opened, ...events], [promise('P1')], after(90))
  expect(at(merge).firstResponse).toMatchObject({ state: 'met', endedAt: after(20) })
  expect(at(merge).nextResponse).toMatchObject({ startedAt: after(40), dueAt: after(100) })
  expect(at(merge, undo)).toEqual(at())
  const another = { ...merge, data: { ...merge.data, caseId: 'cas_3' } }
  expect(at(merge, another, undo)).toEqual(at(another))
})
