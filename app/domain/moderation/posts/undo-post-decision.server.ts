import type { Ctx } from '#app/core/context.server.ts'
import { reverseDecisionIn } from '#app/domain/moderation/decisions/reverse-decision.server.ts'
import { decisionsOfItem } from '#app/domain/moderation/queries/decisions.server.ts'
import { authorizeItemIn } from '#app/domain/review/authorize-item-in.server.ts'
import { reopenReviewItem } from '#app/domain/review/reopen-review-item.server.ts'

/**
 * Undoes the decision on a post with all that it did, sanctions included; the item waits again.
 * @throws not_found; forbidden; not_now when it is not decided
 */
export async function undoPostDecision(
  ctx: Ctx,
  { itemId, reason }: { itemId: string; reason: string },
): Promise<void> {
  await ctx.write(async (tx) => {
    await authorizeItemIn(tx, itemId)
    await reopenReviewItem(tx, { itemId, reason })
    for (const { id } of await decisionsOfItem(tx.db, itemId))
      await reverseDecisionIn(tx, id, { how: 'undone', facts: reason, reviewItemId: itemId })
  })
}
