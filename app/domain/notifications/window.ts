import { dayIn, daysAfter, instantOfDay, plus, unitMs, type Instant, msOf, toInstant } from '#app/core/time.ts'

/** When a member wants mail. Hours are 0 to 23 on the clocks of `timeZone`; quiet null: at any hour. */
export type Hours = {
  timeZone: string
  quiet: { from: number; until: number } | null
  /** Minutes that urgent news may wait for more to come; 0 to 1440. */
  windowMinutes: number
  /** The hour of what may wait for the day. */
  dailyHour: number
}

/**
 * When the window of a member ends that begins with this notification: after the window for what is urgent, at the next
 * daily hour for the rest, and never within the quiet hours. A whole minute, rounded up, so that the windows of many
 * members end together.
 */
export function windowEnd(at: Instant, urgency: 'urgent' | 'daily', hours: Hours): Instant {
  const wanted =
    urgency === 'urgent' ? plus(at, { minutes: hours.windowMinutes }) : nextHour(at, hours.dailyHour, hours.timeZone)
  const end = outsideQuiet(wanted, hours)
  return toInstant(Math.ceil(msOf(end) / unitMs.minute) * unitMs.minute)
}

/** The moment itself, or the end of the quiet hours that contain it. */
export function outsideQuiet(at: Instant, { quiet, timeZone }: Pick<Hours, 'quiet' | 'timeZone'>): Instant {
  if (quiet === null || quiet.from === quiet.until) return at
  const hour = hourIn(at, timeZone)
  const within =
    quiet.from < quiet.until ? hour >= quiet.from && hour < quiet.until : hour >= quiet.from || hour < quiet.until
  return within ? nextHour(at, quiet.until, timeZone) : at
}

/** The next moment after `at` at which the clocks of a zone show this full hour. */
export function nextHour(at: Instant, hour: number, timeZone: string): Instant {
  const day = dayIn(at, timeZone)
  const today = hourOfDay(day, hour, timeZone)
  return today > at ? today : hourOfDay(daysAfter(day, 1), hour, timeZone)
}

/** Counted from noon, because a day may begin an hour later or earlier than the one before. */
function hourOfDay(day: string, hour: number, timeZone: string): Instant {
  const start = instantOfDay(day, timeZone)
  const guess = plus(start, { hours: hour })
  const shown = hourIn(guess, timeZone)
  return shown === hour || dayIn(guess, timeZone) !== day ? guess : plus(guess, { hours: hour - shown })
}

/** The hour that the clocks of a zone show, 0 to 23. */
export function hourIn(at: Instant, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(msOf(at))
  return Number(shown)
}
