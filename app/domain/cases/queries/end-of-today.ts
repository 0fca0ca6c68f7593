import type { Reading } from '#app/core/reading.ts'
import { plus, startOfDayIn, type Instant } from '#app/core/time.ts'

/** The beginning of the next community day. 26 hours reach it also on the day summer time ends. */
export function endOfToday(from: Pick<Reading, 'now' | 'setting'>): Instant {
  const zone = from.setting('site.timeZone')
  return startOfDayIn(plus(startOfDayIn(from.now(), zone), { hours: 26 }), zone)
}
