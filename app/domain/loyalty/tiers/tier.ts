import type { ReadSetting } from '#app/core/reading.ts'
import { fullYears, later, plus, type Instant } from '#app/core/time.ts'
import { settings } from '#app/registry/settings/index.ts'
import { tiers, type TierKey } from '#app/registry/tiers.ts'

/** Tier score from which each tier is reached. */
export type TierThresholds = Record<TierKey, number>

export type TierRules = {
  bars: TierThresholds
  /** Days beyond the membership year for which a tier is held. */
  holdDays: number
  /** Days between the warning and the end, at least. */
  noticeDays: number
  /** Percentage of the next threshold from which the member is told that it is near. */
  nearPercent: number
}

export function tierThresholds(setting: ReadSetting): TierThresholds {
  return Object.fromEntries(tiers.map(({ key, bar }) => [key, bar === null ? 0 : setting(bar)])) as TierThresholds
}

/** The default thresholds. */
export const defaultThresholds: TierThresholds = tierThresholds((key) => settings[key].default as never)

export function tierRules(setting: ReadSetting): TierRules {
  return {
    bars: tierThresholds(setting),
    holdDays: setting('tiers.holdDays'),
    noticeDays: setting('tiers.noticeDays'),
    nearPercent: setting('tiers.nearPercent'),
  }
}

/** The highest tier whose threshold the score reaches. */
export function tierOf(score: number, bars: TierThresholds): TierKey {
  return (tiers.findLast(({ key }) => score >= bars[key]) ?? tiers[0]).key
}

/** The tier after this one; null at the top. */
export function nextTier(key: TierKey): TierKey | null {
  return tiers[rankOf(key) + 1]?.key ?? null
}

/** 0 for the lowest. */
export function rankOf(key: TierKey): number {
  return tiers.findIndex((tier) => tier.key === key)
}

export function isTierKey(value: string): value is TierKey {
  return tiers.some((tier) => tier.key === value)
}

/**
 * The tier score: points earned in the window plus a fixed amount for every full year as a customer, so that members
 * who never post keep their tenure's share.
 * @param pointsInWindow less reversals; below 0 counts as 0
 * @param customerSince null without a customer account
 */
export function tierScore(
  pointsInWindow: number,
  customerSince: Instant | null,
  at: Instant,
  scorePerYear: number,
  zone: string,
): number {
  return Math.max(0, pointsInWindow) + (customerSince === null ? 0 : fullYears(customerSince, at, zone) * scorePerYear)
}

/** A member's tier as stored. */
export type TierState = {
  tier: TierKey
  /** null in the lowest tier, which every member has. */
  reachedAt: Instant | null
  /** null in the lowest tier. */
  heldUntil: Instant | null
  /** When the member was told that the tier ends. */
  warnedAt: Instant | null
  /** The tier about which the member was told that it is near. */
  nearTold: TierKey | null
}

export const firstState: TierState = {
  tier: tiers[0].key,
  reachedAt: null,
  heldUntil: null,
  warnedAt: null,
  nearTold: null,
}

/** A change of which the member is notified. `bar`: the threshold that was used; `until`: to when the tier is held. */
export type TierChange = {
  kind: 'reached' | 'near' | 'ending' | 'kept' | 'lost'
  tier: TierKey
  before: TierKey
  bar: number
  until: Instant | null
}

/**
 * The tier state of a member after a review. Pure and idempotent for one moment. A tier is reached immediately. While the
 * score reaches its threshold, the tier is held to the end of the present membership year and some days more; below
 * the threshold it stays until then. A tier is never lost before `noticeDays` have passed since the warning, so a
 * late review makes the hold longer, never shorter.
 * @param yearEnd of the membership year that contains `at`
 */
export function nextTierState(
  state: TierState,
  score: number,
  at: Instant,
  yearEnd: Instant,
  rules: TierRules,
): { state: TierState; changes: TierChange[] } {
  const { bars } = rules
  const earned = tierOf(score, bars)
  const until = plus(yearEnd, { days: rules.holdDays })
  const before = state.tier
  const changes: TierChange[] = []
  let next: TierState = state
  if (rankOf(earned) > rankOf(before)) {
    next = { tier: earned, reachedAt: at, heldUntil: until, warnedAt: null, nearTold: null }
    changes.push({ kind: 'reached', tier: earned, before, bar: bars[earned], until })
  } else if (earned === before) {
    next = { ...state, heldUntil: bars[before] === 0 ? null : later(state.heldUntil, until), warnedAt: null }
    if (state.warnedAt !== null)
      changes.push({ kind: 'kept', tier: before, before, bar: bars[before], until: next.heldUntil })
  } else {
    const held = state.heldUntil ?? until
    if (state.warnedAt !== null && at >= held) {
      next = {
        tier: earned,
        reachedAt: bars[earned] === 0 ? null : at,
        heldUntil: bars[earned] === 0 ? null : until,
        warnedAt: null,
        nearTold: before,
      }
      changes.push({ kind: 'lost', tier: earned, before, bar: bars[before], until: null })
    } else if (state.warnedAt === null && at >= plus(held, { days: -Math.max(rules.holdDays, rules.noticeDays) })) {
      next = { ...state, warnedAt: at, heldUntil: later(held, plus(at, { days: rules.noticeDays })) }
      changes.push({ kind: 'ending', tier: before, before, bar: bars[before], until: next.heldUntil })
    } else if (state.heldUntil === null) {
      next = { ...state, heldUntil: held }
    }
  }
  return near(next, score, rules, changes)
}

/** Tells the member once that the next tier is near; again only after the score was well below it. */
function near(
  state: TierState,
  score: number,
  rules: TierRules,
  changes: TierChange[],
): { state: TierState; changes: TierChange[] } {
  const wanted = nextTier(state.tier)
  if (wanted === null || rankOf(tierOf(score, rules.bars)) < rankOf(state.tier)) return { state, changes }
  const bar = rules.bars[wanted]
  if (score * 100 >= bar * rules.nearPercent) {
    if (state.nearTold === wanted) return { state, changes }
    return {
      state: { ...state, nearTold: wanted },
      changes: [...changes, { kind: 'near', tier: wanted, before: state.tier, bar, until: null }],
    }
  }
  const forgotten = state.nearTold !== null && score * 100 < bar * (rules.nearPercent - 10)
  return { state: forgotten ? { ...state, nearTold: null } : state, changes }
}
