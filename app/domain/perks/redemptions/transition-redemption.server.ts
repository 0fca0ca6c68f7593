import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { refuseWhileFrozen } from '#app/domain/perks/redemption-conditions.server.ts'
import { completeRedemption, refundRedemption } from './redemption-points.server.ts'
import { decideRedemptionReview } from './redemption-review.server.ts'
import type { RedemptionRowAct } from './redemption-transitions.ts'
import type { Redemption } from './redemption.ts'
import { redemptionForAct } from './transition-redemption-in.server.ts'

/** What each act does with the points, the stock and the review item. */
const effects = {
  deny: async (tx, redemption, note) => {
    const denied = await refundRedemption(tx, redemption, 'deny', note)
    await decideRedemptionReview(tx, redemption, 'deny', note)
    return denied
  },
  // Also for what billing was to deliver and did not confirm.
  fulfil: async (tx, redemption, note) => {
    await refuseWhileFrozen(tx)
    return completeRedemption(tx, redemption, note)
  },
  fail: (tx, redemption, note) => refundRedemption(tx, redemption, 'fail', note),
} as const satisfies Record<RedemptionRowAct, (tx: Tx, redemption: Redemption, note: string) => Promise<Redemption>>

/**
 * One of the staff denies a request, says that it was delivered, or that it cannot be delivered. The member reads the
 * note. A redemption that was denied or failed is refunded in the same transaction. Audited.
 * @throws not_found; forbidden for one's own; not_now from another state, or (code `frozen`) a delivery while redemption
 * is frozen; invalid without the required note; conflict while a colleague holds the review item
 */
export async function transitionRedemption(
  ctx: Ctx,
  { id, act, note }: { id: string; act: RedemptionRowAct; note: string },
): Promise<Redemption> {
  authorize(ctx.actor, 'redemption.work')
  return ctx.write(async (tx) => {
    const redemption = await redemptionForAct(tx, id, act, note)
    const changed = await effects[act](tx, redemption, note)
    await audit(tx, {
      action: `redemption.${act}`,
      subjectType: 'redemption',
      subjectId: id,
      before: { state: redemption.state },
      after: { state: changed.state },
      reason: note,
    })
    return changed
  })
}
