import { flagBounds, flagReasons, leastDecidedFlags, type FlagReason } from '#app/registry/flag-reasons.ts'

/** How a member's earlier flags were decided; dismissed ones count for neither. */
export type FlagRecord = { upheld: number; rejected: number }

/** The share of upheld flags from which on accuracy adds weight; below it takes weight away. */
const accuracyAxis = 0.7
/** Accuracy alone must not hide a post, nor make a flag worthless for a trusted member. */
const mostBonus = 3

/** Upheld flags among those that were decided one way or the other, 0 to 1; null: none was. */
export function accuracyOf({ upheld, rejected }: FlagRecord): number | null {
  return upheld + rejected === 0 ? null : upheld / (upheld + rejected)
}

/**
 * What one flag weighs: 1 + trust level (0 to 4) + bonus of accuracy, at least 0. The bonus is 0 with fewer than six
 * decided flags; then the distance of the accuracy from 70 % as a share of what is possible on that side, times 5, times
 * the logarithm to base 4 of the number of decided flags, from -3 to 3. Source: `ReviewableScore` of Discourse, there
 * without bounds. @returns hundredths, a whole number
 */
export function flagWeight(trustLevel: number, record: FlagRecord): number {
  return Math.max(0, Math.round(100 * (1 + trustLevel + accuracyBonus(record))))
}

function accuracyBonus(record: FlagRecord): number {
  const decided = record.upheld + record.rejected
  const accuracy = accuracyOf(record)
  if (accuracy === null || decided < leastDecidedFlags) return 0
  const side = accuracy >= accuracyAxis ? 1 - accuracyAxis : accuracyAxis
  const bonus = ((accuracy - accuracyAxis) / side) * 5 * (Math.log(decided) / Math.log(4))
  return Math.min(mostBonus, Math.max(-mostBonus, bonus))
}

export type CountedFlag = { memberId: string; reason: FlagReason; /** Hundredths. */ weight: number; newcomer: boolean }

/** What the flags of a thing amount to. */
export type FlagSum = {
  /** Filled part of the threshold; from 1 on the thing is hidden, unless too few people flagged it. */
  share: number
  /** People who have nothing to do with one another. */
  flaggers: number
  /** The reason that fills most; null without flags. */
  reason: FlagReason | null
}

/**
 * Sums up the open flags of one thing. Of members who are linked (`links`: pairs of ids) only the heaviest flag counts,
 * however many they are; members of trust level 0 count as one member of `newcomersTogether` at most.
 */
export function sumOfFlags(flags: readonly CountedFlag[], links: readonly (readonly [string, string])[]): FlagSum {
  const counted = heaviestOfLinked(flags, links)
  const byReason = new Map<FlagReason, number>()
  const most = 100 * flagBounds.newcomersTogether
  let newcomers = 0
  for (const { reason, weight, newcomer } of counted) {
    const heard = newcomer ? Math.min(weight, most - newcomers) : weight
    if (newcomer) newcomers += heard
    const { threshold } = flagReasons[reason]
    byReason.set(reason, (byReason.get(reason) ?? 0) + (threshold === null ? 0 : heard / (100 * threshold)))
  }
  const trusted = counted.filter(({ newcomer }) => !newcomer).length
  return {
    share: [...byReason.values()].reduce((sum, one) => sum + one, 0),
    flaggers: trusted + (counted.length > trusted ? 1 : 0),
    reason: [...byReason].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null,
  }
}

/** Whether a post is hidden until a moderator decides. */
export function hides({ share, flaggers }: FlagSum): boolean {
  // Sums of parts of a third are a little less than the whole.
  return share >= 1 - 1e-9 && flaggers >= flagBounds.leastFlaggers
}

function heaviestOfLinked(
  flags: readonly CountedFlag[],
  links: readonly (readonly [string, string])[],
): readonly CountedFlag[] {
  const head = new Map(flags.map(({ memberId }) => [memberId, memberId]))
  const headOf = (id: string): string => {
    const next = head.get(id)
    return next === undefined || next === id ? id : headOf(next)
  }
  for (const [one, other] of links) if (head.has(one) && head.has(other)) head.set(headOf(one), headOf(other))
  const heaviest = new Map<string, CountedFlag>()
  for (const flag of [...flags].sort((a, b) => b.weight - a.weight))
    if (!heaviest.has(headOf(flag.memberId))) heaviest.set(headOf(flag.memberId), flag)
  return [...heaviest.values()]
}
