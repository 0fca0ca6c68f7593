import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { refuseWhileFrozen } from '#app/domain/perks/redemption-conditions.server.ts'
import { completeRedemption } from './redemption-points.server.ts'
import type { Redemption } from './redemption.ts'
import { redemptionForAct } from './transition-redemption.server.ts'

/**
 * Staff delivered it, and say how in a note that the member reads. Also for what billing was to deliver and did not
 * confirm. Audited.
 */
export async function fulfilRedemption(ctx: Ctx, { id, note }: { id: string; note: string }): Promise<Redemption> {
  authorize(ctx.actor, 'redemption.work')
  return ctx.write(async (tx) => {
    const redemption = await redemptionForAct(tx, id, 'fulfil', note)
    await refuseWhileFrozen(tx)
    const done = await completeRedemption(tx, redemption, note)
    await audit(tx, {
      action: 'redemption.fulfil',
      subjectType: 'redemption',
      subjectId: id,
      before: { state: redemption.state },
      after: { state: 'fulfilled' },
      reason: note,
    })
    return done
  })
}
