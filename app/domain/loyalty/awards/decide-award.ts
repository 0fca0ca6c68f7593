import type { RuleCondition } from '#app/registry/rule-conditions.ts'

/** How much an award may still grant, in whole numbers from 0; null where no limit applies. */
export type Room = {
  /** Awards of this rule: from the same giver, and from any. */
  pairTimes: number | null
  times: number | null
  /** Reputation from this rule in the member's life. */
  lifetime: number | null
  /** Reputation, up or down, from votes on the same post. */
  post: number | null
  /** Reputation of that community day. */
  day: number | null
  /** Points from the same giver. */
  pair: number | null
  /** The member's reputation account (shown reputation less the floor). */
  balance: number
}

export type CapReason = 'condition' | 'held' | 'pairTimes' | 'times' | 'lifetime' | 'post' | 'daily' | 'floor'
export type PointCapReason = 'condition' | 'held' | 'pairTimes' | 'times' | 'post' | 'staff' | 'pair'

export type Grant = {
  reputation: number
  points: number
  /** Why reputation is less than the rule says, the last limit that cut it; null when nothing was cut. */
  capped: CapReason | null
  cappedPoints: PointCapReason | null
}

/**
 * How much of an award is granted. Pure; shared by the ledger, the rebalancing and the replay. Order for reputation:
 * condition, held, times of a pair, times, lifetime, post, day, floor. Points follow the rule whatever the daily cap
 * cuts; a vote beyond the limit of its post earns no points either, otherwise one post could be farmed without end.
 * @param wanted what the rule grants; reputation may be negative
 */
export function decideAward(
  wanted: { reputation: number; points: number },
  room: Room,
  who: { staff: boolean; unmet: RuleCondition | null; held: boolean },
): Grant {
  const nothing = (reason: 'condition' | 'held' | 'pairTimes' | 'times'): Grant => ({
    reputation: 0,
    points: 0,
    capped: wanted.reputation === 0 ? null : reason,
    cappedPoints: wanted.points === 0 ? null : who.staff && reason === 'held' ? 'staff' : reason,
  })
  if (who.unmet !== null) return nothing('condition')
  if (who.held) return nothing('held')
  if (room.pairTimes === 0) return nothing('pairTimes')
  if (room.times === 0) return nothing('times')
  let { reputation, points } = wanted
  let capped: CapReason | null = null
  let cappedPoints: PointCapReason | null = null
  function bound(most: number | null, reason: CapReason): void {
    if (most === null || Math.abs(reputation) <= most) return
    reputation = reputation < 0 ? -most : most
    capped = reason
  }
  if (reputation > 0) bound(room.lifetime, 'lifetime')
  bound(room.post, 'post')
  if (capped === 'post' && reputation === 0 && points > 0) {
    points = 0
    cappedPoints = 'post'
  }
  if (reputation > 0) bound(room.day, 'daily')
  if (reputation < 0) bound(room.balance, 'floor')
  if (who.staff && points > 0) {
    points = 0
    cappedPoints = 'staff'
  }
  if (room.pair !== null && points > room.pair) {
    points = room.pair
    cappedPoints = 'pair'
  }
  return { reputation: reputation === 0 ? 0 : reputation, points, capped, cappedPoints }
}
