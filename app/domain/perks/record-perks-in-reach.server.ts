import type { Tx } from '#app/core/write.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { refusalsOf } from './eligibility.ts'
import { memberFacts, takenCounts } from './queries/facts.server.ts'
import { perksOfCost } from './queries/perks-of-cost.server.ts'
import { siteFacts } from './redemption-conditions.server.ts'
import { forgetPerkInReach, putPerkInReach } from './store/perks-in-reach.server.ts'

/**
 * Records `perk.reached` for each perk that the member could not pay before these points matured, and can redeem now;
 * once for a perk, until it is redeemed.
 */
export async function recordPerksInReach(tx: Tx, { payload }: RecordedEvent<'points.matured'>): Promise<void> {
  const { memberId, points } = payload
  const member = await memberFacts(tx.db, memberId)
  const perks = await perksOfCost(tx.db, { over: member.available - points, upTo: member.available })
  if (perks.length === 0) return
  const site = await siteFacts(tx)
  const taken = await takenCounts(tx.db, memberId, perks, tx.at)
  for (const perk of perks) {
    if (refusalsOf(perk, member, taken.get(perk.id) ?? 0, site).length > 0) continue
    if (await putPerkInReach(tx, memberId, perk.id)) await tx.record('perk.reached', { perkId: perk.id, memberId })
  }
}

/** A perk that was redeemed is told of again when it comes within reach the next time. */
export function forgetReach(tx: Tx, { payload }: RecordedEvent<'redemption.requested'>): Promise<void> {
  return forgetPerkInReach(tx, payload.memberId, payload.perkId)
}
