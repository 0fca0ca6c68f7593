import type { Ctx } from '#app/core/context.server.ts'
import { membersByTier, membersInRanges, type ScoreRange } from '#app/domain/loyalty/queries/tiers.server.ts'
import { tiers, type TierKey } from '#app/registry/tiers.ts'
import { rankOf, tierThresholds, tierOf, type TierThresholds } from './tier.ts'

/** How many members are in each tier, and who would move under other thresholds. */
export type TierPreview = {
  bars: TierThresholds
  distribution: { key: TierKey; count: number }[]
  /**
   * Members who would be raised immediately, and those who would keep the tier only to the end of the hold. Empty when no
   * threshold changes.
   */
  moves: { from: TierKey; to: TierKey; count: number }[]
  /** The first of them. */
  members: { handle: string; name: string; tier: string; score: number }[]
}

const membersShown = 50

/**
 * The effect of other thresholds on the tiers.
 * @param wanted thresholds, ascending; null: only the present state
 */
export async function tierPreview(ctx: Ctx, wanted: TierThresholds | null): Promise<TierPreview> {
  const bars = tierThresholds(ctx.setting)
  const { byTier, all } = await membersByTier(ctx.read)
  const reviewed = [...byTier.values()].reduce((sum, count) => sum + count, 0)
  // A member who was never reviewed has no points and no account: the lowest tier.
  const distribution = tiers.map(({ key }, at) => ({
    key,
    count: (byTier.get(key) ?? 0) + (at === 0 ? all - reviewed : 0),
  }))
  if (wanted === null) return { bars, distribution, moves: [], members: [] }
  const ranges = tiers.flatMap(({ key }) =>
    tiers.flatMap(({ key: to }): (ScoreRange & { to: number | null; target: TierKey })[] => {
      const next = tiers[rankOf(to) + 1]?.key
      const from = wanted[to]
      const end = next === undefined ? null : wanted[next]
      return key === to ? [] : [{ tier: key, from, to: end, target: to }]
    }),
  )
  // A tier that is only held today is no effect of the new thresholds.
  const changing = ranges.flatMap((range) => {
    const low = rankOf(range.target) < rankOf(range.tier) ? Math.max(range.from, bars[range.tier]) : range.from
    return range.to !== null && low >= range.to ? [] : [{ ...range, from: low }]
  })
  const { counts, members } = await membersInRanges(ctx.read, changing, membersShown)
  return {
    bars,
    distribution,
    moves: changing.flatMap(({ tier, target }, at) =>
      (counts[at] ?? 0) === 0 ? [] : [{ from: tier, to: target, count: counts[at] ?? 0 }],
    ),
    members: members.map((member) => ({ ...member, tier: tierOf(member.score, wanted) })),
  }
}
