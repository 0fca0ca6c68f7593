import type { Ctx } from '#app/core/context.server.ts'
import { redemptionsFrozen } from '#app/domain/ledger/redemptions-frozen.server.ts'
import { dueRedemptions } from '#app/domain/perks/queries/redemptions.server.ts'
import { redemptionForUpdate } from '#app/domain/perks/store/perks.server.ts'
import { refundRedemption } from './redemption-points.server.ts'
import { withdrawRedemptionReview } from './redemption-review.server.ts'
import { holdingStates } from './redemption.ts'

/**
 * Times out and refunds what waited past its deadline: undecided, undelivered or unconfirmed. Each in a transaction that
 * reads it again under its lock, so that a decision or call-back of the same moment wins or loses as a whole.
 * @returns how many
 */
export async function timeOutRedemptions(ctx: Ctx): Promise<number> {
  // Reserved points stay reserved while redemption is frozen.
  if (await redemptionsFrozen(ctx)) return 0
  let ended = 0
  for (const id of await dueRedemptions(ctx.read, ctx.now())) {
    await ctx.write(async (tx) => {
      const redemption = await redemptionForUpdate(tx, id)
      if (
        redemption === undefined ||
        !holdingStates.includes(redemption.state) ||
        redemption.deadline_at === null ||
        redemption.deadline_at > tx.at
      )
        return
      if (redemption.state === 'requested') await withdrawRedemptionReview(tx, redemption)
      await refundRedemption(tx, redemption, 'timeOut')
      ended++
    })
  }
  return ended
}
