import { Temporal } from 'temporal-polyfill'

/**
 * An instant: ISO-8601 in UTC with milliseconds, `2026-11-22T09:30:00.000Z`. As text it sorts, compares and logs the
 * same in SQLite, PostgreSQL and JavaScript.
 */
export type Instant = string

/** Milliseconds per unit, for arithmetic that names its unit. */
export const unitMs = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/**
 * The clock of the process. `offsetHours` shifts it, to try what happens next week (see `DANGOL_CLOCK_OFFSET_HOURS`).
 */
export function systemClock(offsetHours = 0): () => Instant {
  return () => new Date(Date.now() + offsetHours * unitMs.hour).toISOString()
}

/** Milliseconds since 1970, for ids and durations. Business rules take `ctx.now()` instead, which tests can set. */
export function nowMs(): number {
  return Date.now()
}

/**
 * `toInstant(new Date(…))`, a number of milliseconds, or any ISO text → the one form. @throws RangeError for no date.
 */
export function toInstant(value: Date | number | string): Instant {
  return new Date(value).toISOString()
}

export function msOf(instant: Instant): number {
  return Date.parse(instant)
}

/** `plus(at, { hours: 72 })`; negative amounts subtract. */
export function plus(
  at: Instant,
  amount: { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number },
): Instant {
  const ms =
    (amount.days ?? 0) * unitMs.day +
    (amount.hours ?? 0) * unitMs.hour +
    (amount.minutes ?? 0) * unitMs.minute +
    (amount.seconds ?? 0) * unitMs.second +
    (amount.ms ?? 0)
  return toInstant(msOf(at) + ms)
}

/** The later of two moments. @param one null: none yet */
export function later(one: Instant | null, other: Instant): Instant {
  return one !== null && one > other ? one : other
}

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export function between(from: Instant, to: Instant): number {
  return msOf(to) - msOf(from)
}

/** The moment on the clocks and the calendar of a zone. @throws RangeError for an unknown zone */
function zoned(at: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(msOf(at)).toZonedDateTimeISO(zone)
}

function offsetOf(moment: Temporal.ZonedDateTime): number {
  return Math.round(moment.offsetNanoseconds / 60e9)
}

/**
 * Minutes that `zone` is ahead of UTC at that instant (+540 for Asia/Seoul). @throws RangeError for an unknown zone
 */
export function zoneOffsetMinutes(at: Instant, zone: string): number {
  return offsetOf(zoned(at, zone))
}

/** Whether the text is a calendar day that exists: not `2026-02-30`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(at) && toInstant(at).startsWith(text)
}

/** Calendar day in a zone, `2026-11-22`: the community day of caps and statistics. */
export function dayIn(at: Instant, zone: string): string {
  return zoned(at, zone).toPlainDate().toString()
}

/** Whole years completed from one instant to another by the calendar of the zone; 0 for the future. See `yearsBetween`. */
export function fullYears(from: Instant, at: Instant, zone: string): number {
  return yearsBetween(dayIn(from, zone), dayIn(at, zone))
}

/**
 * Full years between two calendar days (2024-02-29). A year that began on 29 February is full when 28 February has
 * ended: on 1 March of other years, as the Korean Civil Act (article 160) counts it. 0 for days before.
 */
export function yearsBetween(since: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(since.slice(0, 4))
  return Math.max(0, day.slice(5) < since.slice(5) ? years - 1 : years)
}

/** The day on which that many years are completed: the same day, or 1 March for 29 February where there is none. */
export function anniversaryOf(since: string, years: number): string {
  const { year, month, day } = Temporal.PlainDate.from(since)
  const there = Temporal.PlainDate.from({ year: year + years, month, day }, { overflow: 'constrain' })
  return (there.day === day ? there : there.add({ days: 1 })).toString()
}

/** The calendar day that many days after another; negative: before. Days as `2026-11-22`. */
export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** The instant at which the day containing `at` began in that zone: not always 00:00 where summer time begins. */
export function startOfDayIn(at: Instant, zone: string): Instant {
  return toInstant(zoned(at, zone).startOfDay().epochMilliseconds)
}

/** The instant at which a calendar day (2026-11-22) begins in that zone. */
export function instantOfDay(day: string, zone: string): Instant {
  return toInstant(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds)
}

/** The last millisecond of a calendar day in that zone: what is so "until" a day is so until then. */
export function endOfDay(day: string, zone: string): Instant {
  return plus(instantOfDay(daysAfter(day, 1), zone), { ms: -1 })
}

/**
 * The offsets (minutes ahead of UTC) of a zone between `from` and `to`, oldest first, each with the instant from which
 * it holds: a year with summer time has three.
 */
export function offsetSpans(from: Instant, to: Instant, zone: string): { from: Instant; offset: number }[] {
  const spans = [{ from, offset: zoneOffsetMinutes(from, zone) }]
  for (let next = zoned(from, zone).getTimeZoneTransition('next'); ; next = next.getTimeZoneTransition('next')) {
    if (next === null || next.epochMilliseconds > msOf(to)) return spans
    const offset = offsetOf(next)
    // A zone may change its name or its rules without changing its offset.
    if (offset !== spans.at(-1)?.offset) spans.push({ from: toInstant(next.epochMilliseconds), offset })
  }
}

/** For libraries that require a Date. @param value an instant, or milliseconds since 1970 */
export function dateOf(value: Instant | number): Date {
  return new Date(value)
}
