import type { ReadSetting } from '#app/core/reading.ts'
import type { AwardLink, Chain } from '#app/domain/loyalty/queries/awards.server.ts'
import { capsOf, isRuleName, termsOf, type RuleBook } from '#app/domain/loyalty/rules/rule-terms.ts'
import type { HeldAward } from './rebalance-awards.ts'

export function lastLinkOf({ award, links }: Chain): AwardLink {
  return links.at(-1) ?? award
}

/** What an award brings now. */
export function netOf({ links }: Chain): { reputation: number; points: number } {
  return { reputation: sum(links, 'reputation'), points: sum(links, 'points') }
}

export function isInEffect({ links }: Chain): boolean {
  return links.reduce((total, link) => total + link.effect, 0) > 0
}

/** Whether the award waits for review, or was refused in one. */
export function isHeld({ award, links }: Chain): boolean {
  return (award.capped === 'held' || award.capped_points === 'held') && links.length === 1
}

export function reversedWithPost(chain: Chain): boolean {
  return !isInEffect(chain) && lastLinkOf(chain).event_type === 'post.removed'
}

/** What its rule grants, before any limit. */
export function uncappedOf({ award }: Chain): { reputation: number; points: number } {
  return { reputation: award.uncapped_reputation ?? award.reputation, points: award.uncapped_points ?? award.points }
}

export function heldAward(chain: Chain, book: RuleBook, setting: ReadSetting): HeldAward {
  const { award } = chain
  const rule = award.rule ?? ''
  const terms = isRuleName(rule)
    ? capsOf(termsOf(book, rule, award.rule_version ?? 1).caps, setting)
    : { pair: null, pairTimes: null, times: null, lifetime: null }
  return {
    id: award.id,
    rule,
    day: award.day,
    subject: award.subject_id,
    wanted: uncappedOf(chain),
    net: netOf(chain),
    // What the award recorded comes first: when a version takes a rule out of the daily cap, its earlier awards
    // stay in.
    caps: {
      day: award.counts_in_cap === 1 ? 'counted' : 'outside',
      perPost: award.post_claim !== 0,
      pair: award.pair_member_id === null ? null : terms.pair,
      pairTimes: award.counted_giver_id === null ? null : terms.pairTimes,
      times: award.counted_giver_id === null ? null : terms.times,
      lifetime: terms.lifetime,
    },
    pairMember: award.pair_member_id,
    countedGiver: award.counted_giver_id,
    staff: award.capped_points === 'staff',
    unmet: award.capped === 'condition' || award.capped_points === 'condition',
    floorCut: award.capped === 'floor',
  }
}

function sum(links: readonly AwardLink[], unit: 'reputation' | 'points'): number {
  return links.reduce((total, link) => total + link[unit], 0)
}
