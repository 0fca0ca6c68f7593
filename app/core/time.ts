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

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export function between(from: Instant, to: Instant): number {
  return msOf(to) - msOf(from)
}

/** Whole years completed from `from` to `at` in UTC calendar terms; 0 for the future. */
export function fullYears(from: Instant, at: Instant): number {
  const a = new Date(from)
  const b = new Date(at)
  const years = b.getUTCFullYear() - a.getUTCFullYear()
  const anniversary = new Date(a)
  anniversary.setUTCFullYear(a.getUTCFullYear() + years)
  return Math.max(0, b.getTime() < anniversary.getTime() ? years - 1 : years)
}

/**
 * Minutes that `zone` is ahead of UTC at that instant (+540 for Asia/Seoul). @throws RangeError for an unknown zone.
 */
export function zoneOffsetMinutes(at: Instant, zone: string): number {
  const parts = zoneFormat(zone).formatToParts(new Date(at))
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value ?? 0)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return Math.round((local - Math.floor(msOf(at) / 1000) * 1000) / unitMs.minute)
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs a hundred times as much as using it. */
function zoneFormat(zone: string): Intl.DateTimeFormat {
  const known = zoneFormats.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  zoneFormats.set(zone, format)
  return format
}

/** Calendar day in a zone, `2026-11-22`: the community day of caps and statistics. */
export function dayIn(at: Instant, zone: string): string {
  return plus(at, { minutes: zoneOffsetMinutes(at, zone) }).slice(0, 10)
}

/** The instant at which the day containing `at` began in that zone. */
export function startOfDayIn(at: Instant, zone: string): Instant {
  const midnight = `${dayIn(at, zone)}T00:00:00.000Z`
  const guess = plus(midnight, { minutes: -zoneOffsetMinutes(at, zone) })
  // The offset at midnight may differ from the one now (summer time): correct once.
  return plus(midnight, { minutes: -zoneOffsetMinutes(guess, zone) })
}

/** For libraries that require a Date. @param value an instant, or milliseconds since 1970 */
export function dateOf(value: Instant | number): Date {
  return new Date(value)
}

/** The instant at which a calendar day (2026-11-22) begins in that zone. */
export function instantOfDay(day: string, zone: string): Instant {
  const midnight = `${day}T00:00:00.000Z`
  const guess = plus(midnight, { minutes: -zoneOffsetMinutes(midnight, zone) })
  return plus(midnight, { minutes: -zoneOffsetMinutes(guess, zone) })
}

/**
 * Periods in which the offset of a zone is constant, from `from` to `to`, oldest first: summer time divides a year
 * into several.
 */
export function offsetSpans(from: Instant, to: Instant, zone: string): { from: Instant; offset: number }[] {
  let last = { from, offset: zoneOffsetMinutes(from, zone) }
  const spans = [last]
  for (let low = msOf(from); low < msOf(to); low += 7 * unitMs.day) {
    const high = Math.min(low + 7 * unitMs.day, msOf(to))
    const offset = zoneOffsetMinutes(toInstant(high), zone)
    if (offset === last.offset) continue
    last = { from: toInstant(changeBetween(low, high, zone)), offset }
    spans.push(last)
  }
  return spans
}

/** The first millisecond with the offset of `high`. */
function changeBetween(low: number, high: number, zone: string): number {
  const after = zoneOffsetMinutes(toInstant(high), zone)
  let [before, found] = [low, high]
  while (found - before > 1) {
    const middle = Math.floor((before + found) / 2)
    if (zoneOffsetMinutes(toInstant(middle), zone) === after) found = middle
    else before = middle
  }
  return found
}
