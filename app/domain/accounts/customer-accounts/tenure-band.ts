import { fullYears, type Instant } from '#app/core/time.ts'

export const tenureBands = ['none', 'under1', 'from1', 'from3', 'from5'] as const
export type TenureBand = (typeof tenureBands)[number]

/** By full years as a customer. @param since the start of the customer account; null: the member belongs to none */
export function tenureBand(since: Instant | null, now: Instant, zone: string): TenureBand {
  if (since === null) return 'none'
  const years = fullYears(since, now, zone)
  if (years < 1) return 'under1'
  if (years < 3) return 'from1'
  return years < 5 ? 'from3' : 'from5'
}
