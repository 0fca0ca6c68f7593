import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { keptDecision } from '#app/domain/moderation/queries/decisions.server.ts'
import { raiseReviewItem } from '#app/domain/review/raise-review-item.server.ts'
import { postWithThread } from '#app/domain/threads/upkeep/take-down.server.ts'
import { isAutomaticHold } from './flag.ts'
import { mostHours } from './weigh-flags.server.ts'

/**
 * The author of a post that flags or a rule have hidden edited it, and asks moderators to look again: its item goes to the front of
 * what was flagged. Asking again without another edit changes nothing.
 * @throws unauthenticated; not_found for decisions about others; not_now before an edit, and when it is decided
 */
export async function askForLook(ctx: Ctx, { decisionId }: { decisionId: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const decision = await keptDecision(tx.db, decisionId)
    if (decision === null || decision.member_id !== memberId) throw notFound('moderation.errors.notFound')
    if (!isAutomaticHold(decision) || decision.reversed !== null || decision.review_item_id === null)
      throw new DomainError('not_now', 'flags.errors.noLook')
    const { post } = await postWithThread(tx, decision.subject_id)
    if (post.state !== 'held') throw new DomainError('not_now', 'flags.errors.noLook')
    if (post.edited_at === null || post.edited_at <= decision.at)
      throw new DomainError('not_now', 'flags.errors.editFirst')
    await raiseReviewItem(tx, decision.review_item_id, { hours: mostHours, evidence: { editedAt: post.edited_at } })
  })
}
