import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { reverseDecisionIn } from '#app/domain/moderation/decisions/reverse-decision.server.ts'
import { sanctionForUpdate } from '#app/domain/moderation/store/sanctions.server.ts'
import type { SanctionTable } from '#db/schema/moderation.ts'
import { endSanctionIn } from './end-sanction.server.ts'
import { sanctionNotFound, sanctionStateAt } from './sanction.ts'

/**
 * Ends a sanction with a reason, which the member reads; it counts on no ladder any more.
 * @throws not_found; forbidden for one's own; not_now when it is lifted already; invalid without a reason
 */
export async function liftSanction(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<SanctionTable> {
  authorize(ctx.actor, 'sanction.give')
  return ctx.write(async (tx) => {
    const sanction = await sanctionForUpdate(tx, id)
    if (sanction === undefined) throw sanctionNotFound()
    // The refusal of the sanction says more than that of its decision.
    if (sanctionStateAt(sanction, tx.at) === 'lifted') await endSanctionIn(tx, sanction, { reason, how: 'lifted' })
    await reverseDecisionIn(tx, sanction.decision_id, { how: 'lifted', facts: reason })
    return sanction
  })
}
