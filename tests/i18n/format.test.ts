import { expect, test } from 'vitest'
import { formatFor } from '#app/i18n/format.ts'

const en = formatFor('en', 'Asia/Seoul')
const ko = formatFor('ko', 'Asia/Seoul')
/** 14:48 in Seoul. */
const now = '2026-11-24T05:48:00.000Z'

test.each([
  ['2026-11-24T05:47:30.000Z', 'now', '지금'],
  ['2026-11-24T05:36:00.000Z', '12 minutes ago', '12분 전'],
  ['2026-11-24T02:48:00.000Z', '3 hours ago', '3시간 전'],
  ['2026-11-23T14:59:00.000Z', 'yesterday', '어제'],
  ['2026-11-19T03:00:00.000Z', '5 days ago', '5일 전'],
  ['2026-11-17T03:00:00.000Z', 'Nov 17', '11월 17일'],
  ['2025-11-17T03:00:00.000Z', 'Nov 17, 2025', '2025년 11월 17일'],
])('%s is "%s" and "%s"', (instant, english, korean) => {
  expect(en.relative(instant, now)).toBe(english)
  expect(ko.relative(instant, now)).toBe(korean)
})

test('the day is the community’s, not the server’s', () => {
  // 23:30 UTC is half past eight of the next morning in Seoul.
  expect(en.dayKey('2026-11-23T23:30:00.000Z')).toBe('2026-11-24')
  expect(formatFor('en', 'UTC').dayKey('2026-11-23T23:30:00.000Z')).toBe('2026-11-23')
  expect(en.exact('2026-11-23T15:00:00.000Z')).toBe('2026-11-24 00:00')
})

test('a moment of the last week has its clock', () => {
  expect(en.moment('2026-11-23T00:12:00.000Z', now)).toBe('yesterday 9:12 AM')
  expect(ko.moment('2026-11-23T00:12:00.000Z', now)).toBe('어제 오전 9:12')
  expect(ko.moment('2026-11-24T05:36:00.000Z', now)).toBe('12분 전')
  expect(ko.moment('2026-11-03T05:36:00.000Z', now)).toBe('11월 3일')
})

test('losses have a real minus sign, gains a plus, nothing is zero', () => {
  expect([en.signed(25), en.signed(-1200), en.signed(0), en.number(-3)]).toEqual(['+25', '−1,200', '0', '−3'])
})

test('a duration has its two largest units', () => {
  expect(en.duration(192)).toBe('3 hours 12 minutes')
  expect(ko.duration(192)).toBe('3시간 12분')
  expect(en.duration(1500)).toBe('1 day 1 hour')
  expect(en.duration(0)).toBe('0 minutes')
})

test('waiting as long as it says is always enough', () => {
  expect(en.wait(0.2)).toBe('1 second')
  expect(en.wait(40)).toBe('40 seconds')
  expect(en.wait(61)).toBe('2 minutes')
})

test('spaces are plain, so that server and browser write the same', () => {
  for (const format of [en, ko])
    expect(format.time(now) + format.date(now) + format.day(now, now)).not.toMatch(/[\u202f\u00a0]/)
})
