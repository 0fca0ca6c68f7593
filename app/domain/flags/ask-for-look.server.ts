import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { keptDecision } from '#app/domain/moderation/queries/decisions.server.ts'
import { raiseReviewItem } from '#app/domain/review/raise-review-item.server.ts'
import { isAutomaticHold } from './flag.ts'
import { findLook } from './queries/edition.server.ts'
import { mostHours } from './weigh-flags.server.ts'

/**
 * The author of what flags or a rule have hidden changed it, and asks moderators to look again: its item goes to the front
 * of what was flagged. Asking again without another change does nothing. A picture can't be changed, and is asked about once.
 * @throws unauthenticated; not_found for decisions about others; not_now before a change, and when it is decided
 */
export async function askForLook(ctx: Ctx, { decisionId }: { decisionId: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const decision = await keptDecision(tx.db, decisionId)
    if (decision === null || decision.member_id !== memberId) throw notFound('moderation.errors.notFound')
    const open = isAutomaticHold(decision) && decision.reversed === null
    const look = open ? await findLook(tx.db, decision) : null
    if (look === null || decision.review_item_id === null) throw new DomainError('not_now', 'flags.errors.noLook')
    if (look.step === 'edit') throw new DomainError('not_now', `flags.errors.editFirst.${look.type}`)
    await raiseReviewItem(tx, decision.review_item_id, { hours: mostHours, evidence: { editedAt: look.edition } })
  })
}
