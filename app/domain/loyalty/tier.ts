import { tiers } from '#app/registry/tiers.ts'
import type { TierKey } from '#app/registry/tiers.ts'
import { fullYears } from '#app/core/time.ts'
import type { Instant } from '#app/core/time.ts'

type Tier = (typeof tiers)[number]

/** The highest tier whose bar the score reaches. */
export function tierOf(score: number): Tier {
  return tiers.findLast((tier) => score >= tier.from) ?? tiers[0]
}

/** The tier after this one; null at the top. */
export function nextTier(key: TierKey): Tier | null {
  return tiers[tiers.findIndex((tier) => tier.key === key) + 1] ?? null
}

/**
 * Tier score: points earned in the window plus a fixed amount for every full year as a customer. Silence is not disloyalty:
 * tenure counts for members who never post.
 * @param pointsInWindow less reversals; below 0 counts as 0.
 * @param customerSince null without a customer account.
 */
export function tierScore(pointsInWindow: number, customerSince: Instant | null, at: Instant, scorePerYear: number): number {
  return Math.max(0, pointsInWindow) + (customerSince === null ? 0 : fullYears(customerSince, at) * scorePerYear)
}

export function isTierKey(value: string): value is TierKey {
  return tiers.some((tier) => tier.key === value)
}
