import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { refundRedemption } from './redemption-points.server.ts'
import type { Redemption } from './redemption.ts'
import { redemptionForAct } from './transition-redemption.server.ts'

/** It cannot be delivered: the reason goes to the member, points and stock go back. Audited. */
export async function failRedemption(ctx: Ctx, { id, note }: { id: string; note: string }): Promise<Redemption> {
  authorize(ctx.actor, 'redemption.work')
  return ctx.write(async (tx) => {
    const redemption = await redemptionForAct(tx, id, 'fail', note)
    const done = await refundRedemption(tx, redemption, 'fail', note)
    await audit(tx, {
      action: 'redemption.fail',
      subjectType: 'redemption',
      subjectId: id,
      before: { state: redemption.state },
      after: { state: 'refunded' },
      reason: note,
    })
    return done
  })
}
