import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { heldOf, updateHeld } from './store/findings.server.ts'

/**
 * Decides all held acts of one member: `clear` pays them by their rules, and later acts of the member are no longer
 * held for being new; `refuse` leaves them unpaid for good. Records `held.cleared` or `held.refused` for each act.
 * @param giverId the member whose acts are held
 * @throws forbidden also for the giver and the receivers; conflict when it is decided
 */
export async function decideHeld(
  ctx: Ctx,
  { giverId, itemId, decision, note }: { giverId: string; itemId: string; decision: 'clear' | 'refuse'; note: string },
): Promise<void> {
  authorize(ctx.actor, 'review.gaming')
  await ctx.write(async (tx) => {
    const by = tx.actor.memberId
    const held = await heldOf(tx, giverId)
    if (by !== null && held.some((act) => act.receiver_id === by))
      throw new DomainError('forbidden', 'review.errors.own')
    await decideReviewItem(tx, { itemId, decision, note })
    for (const { event_id: eventId, post_id: postId } of held) {
      await updateHeld(tx, eventId, decision === 'clear' ? 'cleared' : 'refused')
      if (decision === 'clear') await tx.record('held.cleared', { postId, cause: eventId, by })
      else await tx.record('held.refused', { postId, heldId: eventId, by })
    }
  })
}
