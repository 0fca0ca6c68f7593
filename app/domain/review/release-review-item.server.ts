import { audit } from '#app/core/audit.server.ts'
import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from './not-found.ts'
import { itemForUpdate, updateItem } from './store/review-items.server.ts'

/**
 * Releases the actor's claim on an item. Changes nothing without a claim.
 * @throws not_found
 */
export async function releaseReviewItem(ctx: Ctx, { itemId }: { itemId: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const row = await itemForUpdate(tx, itemId)
    if (row === undefined) throw notFound()
    if (row.claimed_by !== memberId || row.state !== 'open') return
    await updateItem(tx, itemId, { claimed_by: null, claimed_until: null, claim_token: null })
    await audit(tx, {
      action: 'review.release',
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      after: { itemId },
    })
  })
}
