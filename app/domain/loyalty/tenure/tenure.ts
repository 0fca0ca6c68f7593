import { dayIn, instantOfDay, type Instant } from '#app/core/time.ts'

/**
 * Full years between two calendar days (2024-02-29). A year that began on 29 February is full when 28 February has
 * ended: on 1 March of other years, as the Korean Civil Act (article 160) and `fullYears` count it. 0 for days before.
 */
export function yearsBetween(since: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(since.slice(0, 4))
  return Math.max(0, day.slice(5) < since.slice(5) ? years - 1 : years)
}

/**
 * The day on which that many years are completed: the same day of the year, 1 March for 29 February where there is
 * none.
 */
export function anniversaryOf(since: string, years: number): string {
  const year = String(Number(since.slice(0, 4)) + years).padStart(4, '0')
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  return since.endsWith('-02-29') && !leap ? `${year}-03-01` : `${year}${since.slice(4)}`
}

/** Full years as a customer by the community's calendar. */
export function tenureYears(since: Instant, at: Instant, zone: string): number {
  return yearsBetween(dayIn(since, zone), dayIn(at, zone))
}

/**
 * When the membership year that contains `at` ends: the start of the next anniversary's day.
 * @param since the customer account's start, or joining for members without one
 */
export function membershipYearEnd(since: Instant, at: Instant, zone: string): Instant {
  const first = dayIn(since, zone)
  return instantOfDay(anniversaryOf(first, yearsBetween(first, dayIn(at, zone)) + 1), zone)
}
