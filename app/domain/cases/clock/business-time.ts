import { msOf, offsetSpans, toInstant, unitMs, zoneOffsetMinutes, type Instant } from '#app/core/time.ts'

/** Minutes since midnight by the clocks of the zone, 0 to 1440; `to` is later than `from`. */
export type DayWindow = { from: number; to: number }

/**
 * When the company works. `week` holds the windows of Monday to Sunday, seven lists; `holidays` are days without
 * business hours, as 2026-12-25.
 */
export type BusinessHours = {
  zone: string
  week: readonly (readonly DayWindow[])[]
  holidays: readonly string[]
}

/** Milliseconds since 1970; `to` does not belong to it any more. */
export type Span = { from: number; to: number }

/** `windowsOf`: business hours of a day of the zone, counted from 1970-01-01 as 0, in order and apart. */
export type BusinessCalendar = {
  zone: string
  /** Business minutes of its longest weekday: what "one day" means in a promise. */
  dayMinutes: number
  windowsOf(day: number): readonly Span[]
}

const everyHour: readonly DayWindow[] = [{ from: 0, to: 24 * 60 }]

/** Remembers the hours of each day it was asked for, so keep it as long as one list is worked on. */
export function businessCalendar({ zone, week, holidays }: BusinessHours): BusinessCalendar {
  const known = new Map<number, readonly Span[]>()
  const off = new Set(holidays.map(dayNumber))
  // Without a single business hour no promise would ever fall due: then every hour counts.
  const always = !week.some((windows) => windows.some(({ from, to }) => to > from))

  function windowsOf(day: number): readonly Span[] {
    const found = known.get(day)
    if (found !== undefined) return found
    const windows = always ? everyHour : off.has(day) ? [] : (week[weekdayOf(day)] ?? [])
    const spans = windows.length === 0 ? [] : spansOf(day, windows, zone)
    known.set(day, spans)
    return spans
  }
  const days = (always ? [everyHour] : week).map((windows) =>
    windows.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0),
  )
  return { zone, dayMinutes: Math.max(...days), windowsOf }
}

/** The windows of business hours that end after `from`, in order, for as long as they are asked for. */
export function* windowsFrom(calendar: BusinessCalendar, from: number): Generator<Span, never> {
  // One day too early, because the day of the zone may be behind the day of UTC.
  for (let day = Math.floor(from / unitMs.day) - 1; ; day++)
    for (const window of calendar.windowsOf(day)) if (window.to > from) yield window
}

/**
 * The earliest instant by which that many business minutes have passed since `at`. Zero gives `at` itself.
 * @param minutes ≥ 0, fractions allowed; kept to the millisecond
 */
export function addBusinessMinutes(at: Instant, minutes: number, calendar: BusinessCalendar): Instant {
  let rest = Math.round(minutes * unitMs.minute)
  if (rest <= 0) return at
  const start = msOf(at)
  for (const window of windowsFrom(calendar, start)) {
    const from = Math.max(window.from, start)
    if (from + rest <= window.to) return toInstant(from + rest)
    rest -= window.to - from
  }
  return at
}

/** Business minutes from `from` to `to`, with fractions; 0 when `to` is not later. */
export function businessMinutesBetween(from: Instant, to: Instant, calendar: BusinessCalendar): number {
  return businessMsBetween(msOf(from), msOf(to), calendar) / unitMs.minute
}

/** As `businessMinutesBetween`, in milliseconds throughout. */
export function businessMsBetween(from: number, to: number, calendar: BusinessCalendar): number {
  let total = 0
  if (to <= from) return total
  for (const window of windowsFrom(calendar, from)) {
    if (window.from >= to) break
    total += Math.min(window.to, to) - Math.max(window.from, from)
  }
  return total
}

/** The windows of business hours that begin before `to`, the latest first, for as long as they are asked for. */
function* windowsBefore(calendar: BusinessCalendar, to: number): Generator<Span, never> {
  for (let day = Math.floor(to / unitMs.day) + 1; ; day--)
    for (const window of calendar.windowsOf(day).toReversed()) if (window.from < to) yield window
}

/**
 * The latest instant from which that many business minutes pass until `at`. Zero gives `at` itself.
 * @param minutes ≥ 0, fractions allowed; kept to the millisecond
 */
export function subtractBusinessMinutes(at: Instant, minutes: number, calendar: BusinessCalendar): Instant {
  let rest = Math.round(minutes * unitMs.minute)
  if (rest <= 0) return at
  const end = msOf(at)
  for (const window of windowsBefore(calendar, end)) {
    const to = Math.min(window.to, end)
    if (to - rest >= window.from) return toInstant(to - rest)
    rest -= to - window.from
  }
  return at
}

/**
 * The first moment of business time at or after `at`: `at` itself during business hours, else when they begin. What is
 * due at `at` is late after that moment.
 */
export function nextBusinessMoment(at: Instant, calendar: BusinessCalendar): Instant {
  const start = msOf(at)
  for (const window of windowsFrom(calendar, start)) return toInstant(Math.max(window.from, start))
  return at
}

/** Days from 1970-01-01 to the calendar day `2026-11-22`. */
function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00.000Z`) / unitMs.day)
}

/** 0 for Monday to 6 for Sunday. 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/**
 * The instants at which the clocks of the zone show a time within the windows. Where they are put back an hour counts
 * twice, where they are put forward the hour that is skipped does not count.
 */
function spansOf(day: number, windows: readonly DayWindow[], zone: string): Span[] {
  const midnight = day * unitMs.day
  // Zones are from 12 hours behind UTC to 14 ahead of it.
  const [first, last] = [midnight - 14 * unitMs.hour, midnight + 36 * unitMs.hour]
  const offset = zoneOffsetMinutes(toInstant(first), zone)
  if (offset === zoneOffsetMinutes(toInstant(last), zone)) return windows.map((window) => shifted(window, offset))
  const offsets = offsetSpans(toInstant(first), toInstant(last), zone)
  return offsets
    .flatMap(({ from, offset: minutes }, at) => {
      const next = offsets[at + 1]
      return windows.map((window) => {
        const span = shifted(window, minutes)
        return {
          from: Math.max(span.from, msOf(from)),
          to: Math.min(span.to, next === undefined ? Infinity : msOf(next.from)),
        }
      })
    })
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from)

  function shifted(window: DayWindow, offsetMinutes: number): Span {
    const zero = midnight - offsetMinutes * unitMs.minute
    return { from: zero + window.from * unitMs.minute, to: zero + window.to * unitMs.minute }
  }
}
