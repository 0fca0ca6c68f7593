import type { Locale } from './locale.ts'

/** Dates and numbers as one reader in one time zone sees them. Instants are ISO strings. */
export type Format = {
  /** `12 minutes ago`, `yesterday`, `3 days ago`; a date after a week. `now` is an ISO instant. */
  relative: (instant: string, now: string) => string
  /** `2 hours ago` on the same day, `yesterday 9:12 AM` within a week, then the date. */
  moment: (instant: string, now: string) => string
  /** `today`, `yesterday`, `3 days ago`; a date after a week. Heads the lines of one day. */
  relativeDay: (instant: string, now: string) => string
  /** The time of a day, with the day unless it is today. */
  dayTime: (instant: string, now: string) => string
  /** `Nov 18` in the year of `now`, else `Nov 18, 2025`. */
  day: (instant: string, now: string) => string
  /** `November 18, 2026`. */
  date: (instant: string) => string
  /** `Nov` of `2026-11`. */
  month: (yearAndMonth: string) => string
  /** `9:12 AM`. */
  time: (instant: string) => string
  /** `2026-11-23 09:12`, the same in every language: what a title shows. */
  exact: (instant: string) => string
  /** `2026-11-23` in the community's time zone; groups lines of one day. */
  dayKey: (instant: string) => string
  /** `1,284`, `−3`: a real minus sign. */
  number: (value: number) => string
  /** `+25`, `−6`, `0`: a real minus sign. */
  signed: (value: number) => string
  /** `1.2K`, `1.2천`. */
  compact: (value: number) => string
  /** `₩1,200`, `€12.00` of 1200 in the smallest unit. A code that is no currency follows the number. */
  money: (minorUnits: number, currency: string) => string
  /** `94%` of 0.94. */
  percent: (share: number) => string
  /** `Ann, Bob, and Mo`. */
  list: (items: readonly string[]) => string
  /** `3 hours 12 minutes`, the two largest units; minutes ≥ 0. */
  duration: (minutes: number) => string
  /** `40 seconds`, `5 minutes`: rounded up, so that waiting that long is enough. */
  wait: (seconds: number) => string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const kept = new Map<string, Format>()

/** The formats of one language and time zone; made once, kept. */
export function formatFor(locale: Locale, timeZone: string): Format {
  const key = `${locale} ${timeZone}`
  const found = kept.get(key)
  if (found) return found
  const made = makeFormat(locale, timeZone)
  kept.set(key, made)
  return made
}

function makeFormat(locale: Locale, timeZone: string): Format {
  const relativeTime = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const sameYear = new Intl.DateTimeFormat(locale, {
    timeZone,
    month: locale === 'ko' ? 'long' : 'short',
    day: 'numeric',
  })
  const otherYear = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: locale === 'ko' ? 'long' : 'short',
    day: 'numeric',
  })
  const longDate = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' })
  const monthName = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short' })
  const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' })
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const numbers = new Intl.NumberFormat(locale)
  const small = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const unit = (value: number, name: 'day' | 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value)

  // Every time on a page asks for this, most of them again and again; a format costs 20 microseconds.
  const known = new Map<string, string>()
  function exact(instant: string): string {
    const before = known.get(instant)
    if (before !== undefined) return before
    if (known.size >= 5_000) known.clear()
    const made = exactly(instant)
    known.set(instant, made)
    return made
  }
  function exactly(instant: string): string {
    const found = Object.fromEntries(parts.formatToParts(Date.parse(instant)).map((part) => [part.type, part.value]))
    return `${found.year}-${found.month}-${found.day} ${found.hour}:${found.minute}`
  }
  const dayKey = (instant: string) => exact(instant).slice(0, 10)
  const dayNumber = (instant: string) => Date.parse(`${dayKey(instant)}T00:00:00Z`) / DAY
  const day = (instant: string, now: string) =>
    plainSpaces(
      (dayKey(instant).slice(0, 4) === dayKey(now).slice(0, 4) ? sameYear : otherYear).format(Date.parse(instant)),
    )

  function duration(minutes: number): string {
    const whole = Math.max(0, Math.round(minutes))
    const units = [
      { name: 'day', value: Math.floor(whole / 1440) },
      { name: 'hour', value: Math.floor((whole % 1440) / 60) },
      { name: 'minute', value: whole % 60 },
    ] as const
    const first = units.findIndex((part) => part.value > 0)
    if (first < 0) return unit(0, 'minute')
    return units
      .slice(first, first + 2)
      .filter((part) => part.value > 0)
      .map((part) => unit(part.value, part.name))
      .join(' ')
  }

  function relativeDay(instant: string, now: string): string {
    const days = dayNumber(instant) - dayNumber(now)
    return Math.abs(days) < 7 ? relativeTime.format(days, 'day') : day(instant, now)
  }

  function money(minorUnits: number, currency: string): string {
    if (!/^[A-Z]{3}$/.test(currency)) return `${numbers.format(minorUnits)} ${currency}`.trim()
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
    return plainSpaces(format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)))
  }

  const month = (yearAndMonth: string) => monthName.format(Date.parse(`${yearAndMonth}-15T00:00:00.000Z`))
  const time = (instant: string) => plainSpaces(clock.format(Date.parse(instant)))

  function relative(instant: string, now: string): string {
    const passed = Date.parse(now) - Date.parse(instant)
    const direction = passed < 0 ? 1 : -1
    const distance = Math.abs(passed)
    if (distance < MINUTE) return relativeTime.format(0, 'second')
    if (distance < HOUR) return relativeTime.format(direction * Math.floor(distance / MINUTE), 'minute')
    const sameDay = dayKey(instant) === dayKey(now)
    return sameDay ? relativeTime.format(direction * Math.floor(distance / HOUR), 'hour') : relativeDay(instant, now)
  }

  function moment(instant: string, now: string): string {
    const far = Math.abs(dayNumber(instant) - dayNumber(now)) >= 7
    return far || dayKey(instant) === dayKey(now)
      ? relative(instant, now)
      : `${relativeDay(instant, now)} ${time(instant)}`
  }

  const dayTime = (instant: string, now: string) =>
    dayKey(instant) === dayKey(now) ? time(instant) : `${day(instant, now)} ${time(instant)}`

  return {
    relative,
    dayTime,
    moment,
    relativeDay,
    day,
    date: (instant) => plainSpaces(longDate.format(Date.parse(instant))),
    month,
    time,
    exact,
    dayKey,
    number: (value) => numbers.format(value).replace('-', '−'),
    signed: (value) => (value > 0 ? `+${numbers.format(value)}` : value < 0 ? `−${numbers.format(-value)}` : '0'),
    compact: (value) => small.format(value),
    money,
    percent: (share) => shares.format(share),
    list: (items) => lists.format(items),
    duration,
    wait: (seconds) =>
      seconds < 60 ? unit(Math.max(1, Math.ceil(seconds)), 'second') : duration(Math.ceil(seconds / 60)),
  }
}

/** ICU versions differ in which space they put before AM; one kind keeps server and browser equal. */
function plainSpaces(text: string): string {
  return text.replaceAll(/[\u202f\u00a0]/g, ' ')
}
