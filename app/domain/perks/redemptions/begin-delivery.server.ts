import { systemActor } from '#app/core/actor.ts'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Delivery, Perk } from '#app/domain/perks/perk.ts'
import { giveCoupon } from '#app/domain/perks/store/perks.server.ts'
import { completeRedemption, refundRedemption } from './redemption-points.server.ts'
import type { Redemption } from './redemption.ts'
import { transitionRedemptionIn } from './transition-redemption-in.server.ts'

/** How the delivery of an approved redemption begins, in the transaction that approved it. */
type Begin = (tx: Tx, redemption: Redemption, perk: Perk) => Promise<Redemption>

const ways = { hand: byHand, coupon: fromThePool, webhook: throughBilling } as const satisfies Record<Delivery, Begin>

/** Starts the delivery of a redemption that is approved; both it and its perk are locked. */
export function beginDelivery(tx: Tx, redemption: Redemption, perk: Perk): Promise<Redemption> {
  return ways[perk.delivery](tx.as(systemActor, tx.at), redemption, perk)
}

/** Staff find it in their list, deliver it and fulfil it. */
async function byHand(tx: Tx, redemption: Redemption): Promise<Redemption> {
  const deadline = plus(tx.at, { days: tx.setting('perks.handTimeoutDays') })
  return (await transitionRedemptionIn(tx, redemption, 'begin', '', { delivery: 'hand', deadline_at: deadline }))
    .redemption
}

/**
 * Delivered immediately. The stock counts the free codes, so there is one, unless rows were deleted by hand: then the points
 * go back.
 */
async function fromThePool(tx: Tx, redemption: Redemption, perk: Perk): Promise<Redemption> {
  const begun = (await transitionRedemptionIn(tx, redemption, 'begin', '', { delivery: 'coupon' })).redemption
  if (!(await giveCoupon(tx, perk.id, redemption.id))) return refundRedemption(tx, begun, 'fail', 'perks.note.noCode')
  return completeRedemption(tx, begun)
}

/** A job tells billing; its answer, its call-back or the deadline ends it. Without a billing system, staff deliver. */
async function throughBilling(tx: Tx, redemption: Redemption): Promise<Redemption> {
  if (tx.setting('perks.billingUrl') === '' || tx.setting('perks.billingSecret') === '') return byHand(tx, redemption)
  const deadline = plus(tx.at, { hours: tx.setting('perks.billingTimeoutHours') })
  const begun = await transitionRedemptionIn(tx, redemption, 'begin', '', {
    delivery: 'webhook',
    deadline_at: deadline,
  })
  await tx.schedule('send-to-billing', {
    redemptionId: redemption.id,
    topic: 'redemption.approved',
    eventId: begun.eventId,
  })
  return begun.redemption
}
