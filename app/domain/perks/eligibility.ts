import type { ErrorParams } from '#app/core/errors.ts'
import { anniversaryOf, between, dayIn, fullYears, instantOfDay, unitMs, type Instant } from '#app/core/time.ts'
import { defaultThresholds, type TierThresholds } from '#app/domain/loyalty/tiers/tier.ts'
import { tiers, type TierKey } from '#app/registry/tiers.ts'
import { seasonOf, type Perk } from './perk.ts'

/** What a redemption needs to know of a member. Points are whole numbers. */
export type MemberFacts = {
  staff: boolean
  suspended: boolean
  joinedAt: Instant
  available: number
  /** Owed after a reversal of spent points; 0 or more. */
  debt: number
  tier: TierKey
  score: number
  /** Null without a customer account. */
  customerSince: Instant | null
}

/** What a redemption needs to know of the site. */
export type SiteFacts = {
  at: Instant
  /** Of the community, by whose calendar years are counted. */
  zone: string
  minimumMembershipDays: number
  /** Redemption is frozen, because the nightly check found differences in the ledger. */
  frozen: boolean
}

export type RefusalCode =
  | 'notOpenYet'
  | 'over'
  | 'staff'
  | 'suspended'
  | 'frozen'
  | 'tooNew'
  | 'condition'
  | 'outOfStock'
  | 'limit'
  | 'debt'
  | 'points'
/** One reason against a redemption: the text `perks.refusal.<code>` with its parameters. */
export type Refusal = { code: RefusalCode; params: ErrorParams }

/** How far the member is from the condition, by tier and by tenure; null for a way that the perk does not offer. */
export type Condition = {
  met: boolean
  tier: TierKey | null
  scoreMissing: number | null
  tenureYears: number | null
  yearsMissing: number | null
  daysMissing: number | null
}

/**
 * The condition "tier or tenure": one of the two is enough; a perk without either has none. `bars` only say how far it
 * is.
 */
export function conditionOf(
  perk: Pick<Perk, 'tier' | 'tenure_years'>,
  member: MemberFacts,
  { at, zone }: Pick<SiteFacts, 'at' | 'zone'>,
  bars: TierThresholds = defaultThresholds,
): Condition {
  const tier = tiers.find(({ key }) => key === perk.tier) ?? null
  const held = tiers.findIndex(({ key }) => key === member.tier)
  const byTier = tier !== null && held >= tiers.indexOf(tier)
  const years = member.customerSince === null ? 0 : fullYears(member.customerSince, at, zone)
  const byTenure = perk.tenure_years !== null && member.customerSince !== null && years >= perk.tenure_years
  const daysMissing =
    perk.tenure_years === null || member.customerSince === null || byTenure
      ? null
      : daysToAnniversary(member.customerSince, perk.tenure_years, at, zone)
  return {
    met: (tier === null && perk.tenure_years === null) || byTier || byTenure,
    tier: tier?.key ?? null,
    scoreMissing: tier === null ? null : byTier ? 0 : Math.max(1, bars[tier.key] - member.score),
    tenureYears: perk.tenure_years,
    yearsMissing:
      perk.tenure_years === null || member.customerSince === null ? null : Math.max(0, perk.tenure_years - years),
    daysMissing,
  }
}

/** Whole days until the n-th anniversary, rounded up. */
function daysToAnniversary(since: Instant, years: number, at: Instant, zone: string): number {
  const anniversary = instantOfDay(anniversaryOf(dayIn(since, zone), years), zone)
  return Math.max(1, Math.ceil(between(at, anniversary) / unitMs.day))
}

/**
 * Every reason why this member cannot redeem this perk now, the lasting ones first; empty when they can.
 * @param taken how many of it they redeemed within `limit_days`, without refunded ones
 */
export function refusalsOf(perk: Perk, member: MemberFacts, taken: number, site: SiteFacts): Refusal[] {
  const season = seasonOf(perk, site.at)
  const days = Math.floor(between(member.joinedAt, site.at) / unitMs.day)
  const refusals: (Refusal | null)[] = [
    season === 'upcoming'
      ? { code: 'notOpenYet', params: {} }
      : season === 'open'
        ? null
        : { code: 'over', params: {} },
    member.staff ? { code: 'staff', params: {} } : null,
    member.suspended ? { code: 'suspended', params: {} } : null,
    site.frozen ? { code: 'frozen', params: {} } : null,
    days < site.minimumMembershipDays ? { code: 'tooNew', params: { count: site.minimumMembershipDays - days } } : null,
    conditionOf(perk, member, site).met ? null : { code: 'condition', params: {} },
    perk.stock !== null && perk.stock <= 0 ? { code: 'outOfStock', params: {} } : null,
    perk.member_limit !== null && taken >= perk.member_limit
      ? { code: 'limit', params: { count: perk.member_limit } }
      : null,
    member.debt > 0 ? { code: 'debt', params: { count: member.debt } } : null,
    member.available < perk.cost ? { code: 'points', params: { count: perk.cost - member.available } } : null,
  ]
  return refusals.filter((refusal) => refusal !== null)
}
