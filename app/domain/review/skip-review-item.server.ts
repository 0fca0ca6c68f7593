import { audit } from '#app/core/audit.server.ts'
import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { refuseItemAct } from './item-acts.ts'
import { notFound } from './not-found.ts'
import { authorizeItem } from './reach.ts'
import { toItem } from './review-item.ts'
import { insertSkip, itemForUpdate, updateItem } from './store/review-items.server.ts'

/**
 * Leaves an item to others, with a reason that they read; it no longer comes as the next one. Ends one's own claim.
 * @throws not_found; forbidden, also for the member it is about; conflict when it is decided
 */
export async function skipReviewItem(ctx: Ctx, { itemId, reason }: { itemId: string; reason: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const row = await itemForUpdate(tx, itemId)
    if (row === undefined) throw notFound()
    authorizeItem(ctx.actor, toItem(row))
    refuseItemAct('skip', row, { actor: ctx.actor, now: tx.at })
    await insertSkip(tx, { item_id: itemId, member_id: memberId, reason, at: tx.at })
    if (row.claimed_by === memberId)
      await updateItem(tx, itemId, { claimed_by: null, claimed_until: null, claim_token: null })
    await audit(tx, {
      action: 'review.skip',
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      after: { itemId },
      reason,
    })
  })
}
