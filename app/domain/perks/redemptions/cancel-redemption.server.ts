import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { redemptionForUpdate } from '#app/domain/perks/store/perks.server.ts'
import { refundRedemption } from './redemption-points.server.ts'
import { withdrawRedemptionReview } from './redemption-review.server.ts'
import { refuseRedemptionAct } from './redemption-transitions.ts'
import { redemptionNotFound, type Redemption } from './redemption.ts'

/**
 * The member cancels a request that is not decided yet. @throws not_found for the request of another member; not_now once
 * it is approved or over
 */
export async function cancelRedemption(ctx: Ctx, { id }: { id: string }): Promise<Redemption> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'redemption.request')
  return ctx.write(async (tx) => {
    const redemption = await redemptionForUpdate(tx, id)
    // Staff may read it, but only its member cancels it.
    if (redemption === undefined || redemption.member_id !== memberId) throw redemptionNotFound()
    refuseRedemptionAct(redemption, 'cancel', 'member', '')
    await withdrawRedemptionReview(tx, redemption)
    return refundRedemption(tx, redemption, 'cancel')
  })
}
