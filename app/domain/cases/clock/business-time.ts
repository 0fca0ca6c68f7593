import { msOf, plus, toInstant, unitMs, zoneOffsetMinutes, type Instant } from '#app/core/time.ts'

/**
 * When the company works. `workdays` 1 for Monday to 7 for Sunday, `holidays` as 2026-12-25, hours 0 to 24 in `zone`.
 */
export type BusinessHours = {
  zone: string
  startHour: number
  endHour: number
  workdays: readonly number[]
  holidays: readonly string[]
}

/** A calendar day in the zone and the business hours of that day in milliseconds since 1970; null on a day off. */
type Window = { from: number; to: number } | null

export type BusinessCalendar = { zone: string; windowOf(day: string): Window }

/** Remembers the hours of each day it was asked for, so keep it as long as one list is worked on. */
export function businessCalendar({ zone, startHour, endHour, workdays, holidays }: BusinessHours): BusinessCalendar {
  const known = new Map<string, Window>()
  // Without a single business hour no promise would ever fall due: then every hour counts.
  const always = startHour >= endHour || !workdays.some((day) => day >= 1 && day <= 7)
  const [first, last] = always ? [0, 24] : [startHour, endHour]

  function windowOf(day: string): Window {
    const found = known.get(day)
    if (found !== undefined) return found
    const off = !always && (!workdays.includes(weekdayOf(day)) || holidays.includes(day))
    const window = off ? null : { from: msAt(day, first, zone), to: msAt(day, last, zone) }
    known.set(day, window)
    return window
  }
  return { zone, windowOf }
}

/**
 * The earliest instant by which that many business minutes have passed since `at`. Zero gives `at` itself.
 * @param minutes ≥ 0, fractions allowed; kept to the millisecond
 */
export function addBusinessMinutes(at: Instant, minutes: number, calendar: BusinessCalendar): Instant {
  let rest = Math.round(minutes * unitMs.minute)
  if (rest <= 0) return at
  const start = msOf(at)
  for (let day = firstDay(at, calendar.zone); ; day = dayAfter(day)) {
    const window = calendar.windowOf(day)
    if (window === null || window.to <= start) continue
    const from = Math.max(window.from, start)
    if (from + rest <= window.to) return toInstant(from + rest)
    rest -= window.to - from
  }
}

/** Business minutes from `from` to `to`, with fractions; 0 when `to` is not later. */
export function businessMinutesBetween(from: Instant, to: Instant, calendar: BusinessCalendar): number {
  const [start, end] = [msOf(from), msOf(to)]
  let total = 0
  for (let day = firstDay(from, calendar.zone); start < end; day = dayAfter(day)) {
    const window = calendar.windowOf(day)
    if (window !== null) total += Math.max(0, Math.min(window.to, end) - Math.max(window.from, start))
    // The day after `to` is later than `to` in every zone.
    if (msOf(`${day}T00:00:00.000Z`) > end + unitMs.day) break
  }
  return total / unitMs.minute
}

/**
 * The last moment of business time that had passed by `at`: `at` itself during business hours, else when they last
 * ended. What was due by then and no earlier is not late.
 */
export function lastBusinessMoment(at: Instant, calendar: BusinessCalendar): Instant {
  const now = msOf(at)
  // Two days on is behind `at` in every zone; a year without a working day has none at all.
  let day = dayAfter(dayAfter(firstDay(at, calendar.zone)))
  for (let i = 0; i < 400; i++, day = dayBefore(day)) {
    const window = calendar.windowOf(day)
    if (window !== null && window.from < now) return toInstant(Math.min(window.to, now))
  }
  return at
}

/** One day too early, in case the zone changes its offset around midnight: a window that has passed costs nothing. */
function firstDay(at: Instant, zone: string): string {
  return plus(at, { minutes: zoneOffsetMinutes(at, zone) - 24 * 60 }).slice(0, 10)
}

function dayAfter(day: string): string {
  return plus(`${day}T00:00:00.000Z`, { days: 1 }).slice(0, 10)
}

function dayBefore(day: string): string {
  return plus(`${day}T00:00:00.000Z`, { days: -1 }).slice(0, 10)
}

/** 1 for Monday to 7 for Sunday. 1970-01-01 was a Thursday. */
function weekdayOf(day: string): number {
  const days = msOf(`${day}T00:00:00.000Z`) / unitMs.day
  return ((((days + 3) % 7) + 7) % 7) + 1
}

function msAt(day: string, hour: number, zone: string): number {
  const local = plus(`${day}T00:00:00.000Z`, { hours: hour })
  const guess = plus(local, { minutes: -zoneOffsetMinutes(local, zone) })
  // The offset at that hour may differ from the one guessed with (summer time): correct once.
  return msOf(plus(local, { minutes: -zoneOffsetMinutes(guess, zone) }))
}
