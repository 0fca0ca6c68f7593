import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decisionWords } from '#app/domain/moderation/decisions/decision-words.server.ts'
import type { MessageDecisionInput } from '#app/domain/moderation/input.ts'
import { sanctionAuthorIn } from '#app/domain/moderation/sanctions/sanction-author.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'

/**
 * Decides about a message between a customer and staff that its reader flagged. It stays where it is, since both sides
 * need the record: a `breach` can lead to a sanction of who wrote it.
 * @throws not_found; forbidden for its author, and about staff unless an admin decides; conflict when it is decided or
 *   claimed by another person; invalid without a reason
 */
export async function decideMessage(
  ctx: Ctx,
  { itemId, ...input }: { itemId: string } & MessageDecisionInput,
): Promise<void> {
  await ctx.write(async (tx) => {
    authorize(tx.actor, 'content.moderate')
    const { decision, templateId, law } = input
    const note = input.note.trim()
    const item = await decideReviewItem(tx, { itemId, decision, note, hasTemplate: templateId !== null })
    if (decision !== 'breach') return
    const { member_id: authorId, subject_id: evidence } = item
    const words = await decisionWords(tx, input, authorId)
    const circumstances = { source: 'flag', reviewItemId: itemId, templateId } as const
    await sanctionAuthorIn(tx, input, { ...circumstances, ...words, authorId, law, evidence })
  })
}
