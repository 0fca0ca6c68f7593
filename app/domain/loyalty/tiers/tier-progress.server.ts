import type { Ctx } from '#app/core/context.server.ts'
import { anniversaryOf, dayIn, fullYears, instantOfDay } from '#app/core/time.ts'
import { pointsEarnedSince } from '#app/domain/ledger/queries/ledger.server.ts'
import { tenureOf, tierHistoryOf, tierStateOf } from '#app/domain/loyalty/queries/tiers.server.ts'
import type { TierKey } from '#app/registry/tiers.ts'
import type { TierEventTable } from '#db/schema/ledger.ts'
import { tierWindowStart } from './recompute-tiers.server.ts'
import { firstState, nextTier, rankOf, tierThresholds, tierOf, tierScore } from './tier.ts'

/** A member's position in the programme, for that member: everything. */
export type TierProgress = {
  /** The present tier and its threshold. */
  key: TierKey
  from: number
  /** The next tier and its threshold; null at the top. */
  next: TierKey | null
  nextFrom: number | null
  score: number
  /** The parts of the score. `tenureYears` null without a customer account. */
  points: number
  tenureYears: number | null
  tenureScore: number
  /** The end of the time for which the tier is held in any case; null in the lowest. */
  heldUntil: string | null
  /** The score is below the tier's threshold: the tier is only held. `ending`: the member was warned. */
  heldOnly: boolean
  ending: boolean
  /** The next anniversary, when it lifts the score over the next threshold; null otherwise. */
  nextByTenureAt: string | null
  history: TierEventTable[]
}

const historyShown = 20

/** Computes the present score; the tier is that of the last recomputation. */
export async function tierProgress(ctx: Ctx, memberId: string): Promise<TierProgress> {
  const now = ctx.now()
  const zone = ctx.setting('site.timeZone')
  const perYear = ctx.setting('tiers.tenureScorePerYear')
  const bars = tierThresholds(ctx.setting)
  const points =
    (await pointsEarnedSince(ctx.read, [memberId], tierWindowStart(now, ctx.setting('tiers.windowMonths')))).get(
      memberId,
    ) ?? 0
  const since = (await tenureOf(ctx.read, [memberId])).get(memberId)?.customerSince ?? null
  const score = tierScore(points, since, now, perYear, zone)
  const stored = (await tierStateOf(ctx.read, memberId)) ?? firstState
  const earned = tierOf(score, bars)
  // Points that were just earned count here, even if the recomputation runs a second later.
  const key = rankOf(earned) > rankOf(stored.tier) ? earned : stored.tier
  const next = nextTier(key)
  const years = since === null ? null : fullYears(since, now, zone)
  const missing = next === null ? 0 : bars[next] - score
  return {
    key,
    from: bars[key],
    next,
    nextFrom: next === null ? null : bars[next],
    score,
    points: Math.max(0, points),
    tenureYears: years,
    tenureScore: (years ?? 0) * perYear,
    heldUntil: key === stored.tier ? stored.heldUntil : null,
    heldOnly: rankOf(earned) < rankOf(key),
    ending: stored.warnedAt !== null,
    nextByTenureAt:
      since === null || years === null || next === null || missing <= 0 || missing > perYear
        ? null
        : instantOfDay(anniversaryOf(dayIn(since, zone), years + 1), zone),
    history: await tierHistoryOf(ctx.read, memberId, historyShown),
  }
}
