import { anniversaryOf, daysAfter, yearsBetween } from '#app/core/time.ts'

/**
 * Calendar days of the community, 2026-11-22. `linked`: since when the member belongs to the account, never before
 * joining.
 */
export type CustomerDays = { started: string; linked: string; today: string }

export type AnniversaryRules = {
  /** Days for which a member must have belonged to the account before an anniversary. */
  linkedDays: number
  /** Whether anniversaries from before the link are paid as well. */
  payEarlier: boolean
}

/**
 * The years whose anniversaries are due to a member: those completed after the member had belonged to the account for
 * `linkedDays`. A start date that is entered late or moved back pays nothing for the years before the link, unless
 * the rules say so.
 */
export function anniversariesDue(
  { started, linked, today }: CustomerDays,
  { linkedDays, payEarlier }: AnniversaryRules,
): number[] {
  const from = daysAfter(linked, linkedDays)
  const years = Array.from({ length: Math.min(200, yearsBetween(started, today)) }, (_, at) => at + 1)
  return years.filter((year) => (payEarlier ? today >= from : anniversaryOf(started, year) >= from))
}
