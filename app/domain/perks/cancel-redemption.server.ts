import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { lockForRedemptionAct } from './move-redemption.server.ts'
import { withdrawRedemptionReview } from './redemption-review.server.ts'
import type { Redemption } from './redemption.ts'
import { refundRedemption } from './settle-redemption.server.ts'

/** The member takes a request back while nobody has decided it. @throws not_found for another's; not_now once it is approved */
export async function cancelRedemption(ctx: Ctx, { id }: { id: string }): Promise<Redemption> {
  signedIn(ctx.actor)
  authorize(ctx.actor, 'redemption.request')
  return ctx.write(async (tx) => {
    const redemption = await lockForRedemptionAct(tx, id, 'cancel', '')
    await withdrawRedemptionReview(tx, redemption)
    return refundRedemption(tx, redemption, 'cancel')
  })
}
