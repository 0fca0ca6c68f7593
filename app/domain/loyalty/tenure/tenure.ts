import { anniversaryOf, dayIn, instantOfDay, yearsBetween, type Instant } from '#app/core/time.ts'

/**
 * When the membership year that contains `at` ends: the start of the next anniversary's day.
 * @param since the customer account's start, or joining for members without one
 */
export function membershipYearEnd(since: Instant, at: Instant, zone: string): Instant {
  const first = dayIn(since, zone)
  return instantOfDay(anniversaryOf(first, yearsBetween(first, dayIn(at, zone)) + 1), zone)
}
