import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { reviewKind } from '#app/registry/review-kinds.ts'
import { authorizeItemIn } from './authorize-item-in.server.ts'
import { reopenReviewItem } from './reopen-review-item.server.ts'
import type { ReviewItem } from './review-item.ts'

/**
 * Restores what a decision replaced. @param item as it was decided
 * @throws not_now when that is no longer possible, with a text that says what is instead
 */
export type UndoDecision = (tx: Tx, item: ReviewItem, reason: string) => Promise<void>

/**
 * Undoes a decision with all that it did; the item waits again. What the events in `before.causes` earned is reversed, what
 * they told members disappears. Who may decide may undo, but for the member it is about.
 * Audited; records `review.reopened`. @param restore what its kind does; undefined: decisions of that kind are final
 * @throws not_found; forbidden; not_now when it is not decided, too old, or can't be undone any more
 */
export async function undoReviewItem(
  ctx: Ctx,
  { itemId, reason }: { itemId: string; reason: string },
  restore: UndoDecision | undefined,
): Promise<void> {
  await ctx.write(async (tx) => {
    await authorizeItemIn(tx, itemId)
    const item = await reopenReviewItem(tx, { itemId, reason })
    const days = reviewKind(item.kind).undoDays
    if (restore === undefined || days === undefined) throw new DomainError('not_now', `review.final.${item.kind}`)
    if (item.decided_at !== null && plus(item.decided_at, { days }) < tx.at)
      throw new DomainError('not_now', 'review.errors.undoLate', { params: { count: days } })
    await restore(tx, item, reason)
    for (const cause of causesOf(item)) await tx.record('review.undone', { itemId, cause })
  })
}

/** The events that followed from the decision and count no more without it. */
function causesOf({ before: { causes } }: ReviewItem): string[] {
  return Array.isArray(causes) ? causes.filter((cause) => typeof cause === 'string') : []
}
