import type { KnownCaps } from '#app/domain/loyalty/rules/rule-terms.ts'
import { noSums, pairWindowStart, roomFor, type Limits, type Sums } from './award-room.ts'
import { decideAward } from './decide-award.ts'

/** An award in effect, as the rebalancing sees it. */
export type HeldAward = {
  id: string
  rule: string
  day: string
  subject: string | null
  /** What its rule grants, before any limit. */
  wanted: { reputation: number; points: number }
  /** What it grants now: the award, its reversals and earlier settlements. */
  net: { reputation: number; points: number }
  caps: KnownCaps
  /** The giver whose points are limited, and the one whose awards are counted; null without such a cap. */
  pairMember: string | null
  countedGiver: string | null
  staff: boolean
  /** Nothing was granted because a condition was not met; that stays so. */
  unmet: boolean
  /** A loss that the floor cut stays cut: it is not taken later. */
  floorCut: boolean
}

export type Correction = { id: string; reputation: number; points: number }

/**
 * What each award in effect should grant, as a function of the set of awards alone, filled in the order of their
 * events. When an award is reversed, the room it leaves goes to those that were cut; when it is restored, it takes
 * the room again. So the day's result does not depend on the order of the same events (decision 019), apart from the
 * floor.
 * @param held every award in effect of one member, in the order of their events
 * @param freed reputation and points that were reversed or restored: a settlement never moves more on a day, so that
 *   a limit that was changed meanwhile does not change the past
 */
export function rebalanceAwards(
  held: readonly HeldAward[],
  limits: Limits,
  freed: { reputation: number; points: number },
): Correction[] {
  const sums = new Running()
  const left = new Map<string, number>()
  let pointsLeft = 2 * freed.points
  return held.flatMap((award): Correction[] => {
    const room = roomFor(
      award.caps,
      award.wanted.reputation,
      sums.of(award),
      limits,
      Infinity,
      award.pairMember !== null || award.countedGiver !== null,
    )
    const due = decideAward(award.wanted, room, {
      staff: award.staff,
      unmet: award.unmet ? 'minReceiverTrust' : null,
      held: false,
    })
    sums.add(award, due)
    const difference = due.reputation - award.net.reputation
    const reputation =
      award.floorCut && difference < 0 ? 0 : within(difference, left.get(award.day) ?? freed.reputation)
    const points = within(due.points - award.net.points, pointsLeft)
    if (reputation === 0 && points === 0) return []
    left.set(award.day, (left.get(award.day) ?? freed.reputation) - Math.abs(reputation))
    pointsLeft -= Math.abs(points)
    return [{ id: award.id, reputation, points }]
  })
}

function within(wanted: number, most: number): number {
  return Math.max(-most, Math.min(most, wanted))
}

class Running {
  readonly #sums = new Map<string, number>()
  readonly #pairs = new Map<string, Map<string, number>>()

  of(award: HeldAward): Sums {
    const pair = award.pairMember === null ? undefined : this.#pairs.get(award.pairMember)
    const from = pair === undefined ? '' : pairWindowStart(award.day)
    return {
      ...noSums,
      day: this.#get(`day ${award.day}`),
      post: this.#get(postKey(award)),
      pairTimesDay: this.#get(`${pairTimesKey(award)} ${award.day}`),
      pairTimesAll: this.#get(pairTimesKey(award)),
      timesDay: this.#get(`times ${award.rule} ${award.day}`),
      timesAll: this.#get(`times ${award.rule}`),
      lifetime: this.#get(`rule ${award.rule}`),
      pairDay: pair?.get(award.day) ?? 0,
      pair30: pair === undefined ? 0 : [...pair].reduce((sum, [day, points]) => (day >= from ? sum + points : sum), 0),
    }
  }

  add(award: HeldAward, due: { reputation: number; points: number }): void {
    if (award.caps.day === 'counted') this.#plus(`day ${award.day}`, due.reputation)
    if (award.caps.perPost && !award.unmet) this.#plus(postKey(award), award.wanted.reputation)
    this.#plus(`rule ${award.rule}`, due.reputation)
    if (award.countedGiver !== null)
      for (const key of [pairTimesKey(award), `times ${award.rule}`]) {
        this.#plus(key, 1)
        this.#plus(`${key} ${award.day}`, 1)
      }
    if (award.caps.pair === null || award.pairMember === null) return
    const pair = this.#pairs.get(award.pairMember) ?? new Map<string, number>()
    pair.set(award.day, (pair.get(award.day) ?? 0) + due.points)
    this.#pairs.set(award.pairMember, pair)
  }

  #get(key: string): number {
    return this.#sums.get(key) ?? 0
  }

  #plus(key: string, amount: number): void {
    this.#sums.set(key, this.#get(key) + amount)
  }
}

function pairTimesKey(award: HeldAward): string {
  return `pair ${award.rule} ${award.countedGiver ?? ''}`
}

function postKey(award: HeldAward): string {
  return `post ${award.subject ?? ''} ${award.wanted.reputation < 0 ? 'down' : 'up'}`
}
