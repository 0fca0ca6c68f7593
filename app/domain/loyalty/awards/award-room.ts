import { daysAfter } from '#app/core/time.ts'
import type { KnownCaps } from '#app/domain/loyalty/rules/rule-terms.ts'
import type { Room } from './decide-award.ts'

/** The limits of the site that all rules share. */
export type Limits = { dailyCap: number; postCapUp: number; postCapDown: number }

/** What has been granted so far, for each limit. */
export type Sums = {
  /** Reputation that counts towards the cap of that day, less reversals. */
  day: number
  /** Claims of votes of the same direction on the same post that are in effect; negative for down votes. */
  post: number
  /** Points of the pair: of that day, and of the 30 days that end with it. */
  pairDay: number
  pair30: number
  /** Awards of the rule in effect, cut or not, of that day and of all days: from the same giver, and from any. */
  pairTimesDay: number
  pairTimesAll: number
  timesDay: number
  timesAll: number
  /** Total reputation from the rule. */
  lifetime: number
}

export const noSums: Sums = {
  day: 0,
  post: 0,
  pairDay: 0,
  pair30: 0,
  pairTimesDay: 0,
  pairTimesAll: 0,
  timesDay: 0,
  timesAll: 0,
  lifetime: 0,
}

/**
 * The room left for one award under each limit.
 * @param balance Infinity where the floor must not matter
 */
export function roomFor(
  caps: KnownCaps,
  reputation: number,
  sums: Sums,
  limits: Limits,
  balance: number,
  hasPair: boolean,
): Room {
  const postLimit = reputation >= 0 ? limits.postCapUp : -limits.postCapDown
  return {
    pairTimes: hasPair ? left(caps.pairTimes, sums.pairTimesDay, sums.pairTimesAll) : null,
    times: hasPair ? left(caps.times, sums.timesDay, sums.timesAll) : null,
    lifetime: caps.lifetime === null ? null : Math.max(0, caps.lifetime - sums.lifetime),
    post: caps.perPost ? Math.max(0, postLimit - Math.abs(sums.post)) : null,
    day: caps.day === 'counted' ? Math.max(0, limits.dailyCap - sums.day) : null,
    pair:
      caps.pair === null || !hasPair
        ? null
        : Math.max(0, Math.min(caps.pair.perDay - sums.pairDay, caps.pair.per30Days - sums.pair30)),
    balance,
  }
}

function left(most: KnownCaps['times'], ofDay: number, ofAll: number): number | null {
  return most === null ? null : Math.max(0, Math.min(most.perDay - ofDay, most.inAll - ofAll))
}

/** The first of the 30 days of the cap per pair, which end with the given day. */
export function pairWindowStart(day: string): string {
  return daysAfter(day, -29)
}
