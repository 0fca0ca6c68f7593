import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { refundRedemption } from './redemption-points.server.ts'
import type { Redemption } from './redemption.ts'
import { decideRedemptionReview } from './review-redemption.server.ts'
import { redemptionForAct } from './transition-redemption.server.ts'

/**
 * Refuses a request; one person is enough. The reason goes to the member, the points and the stock go back. Audited.
 */
export async function denyRedemption(ctx: Ctx, { id, note }: { id: string; note: string }): Promise<Redemption> {
  authorize(ctx.actor, 'redemption.work')
  return ctx.write(async (tx) => {
    const redemption = await redemptionForAct(tx, id, 'deny', note)
    const done = await refundRedemption(tx, redemption, 'deny', note)
    await decideRedemptionReview(tx, redemption, 'deny', note)
    await audit(tx, {
      action: 'redemption.deny',
      subjectType: 'redemption',
      subjectId: id,
      before: { state: redemption.state },
      after: { state: 'refunded' },
      reason: note,
    })
    return done
  })
}
