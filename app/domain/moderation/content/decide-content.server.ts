import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { decisionWords } from '#app/domain/moderation/decisions/decision-words.server.ts'
import { reverseDecisionIn } from '#app/domain/moderation/decisions/reverse-decision.server.ts'
import type { PostDecisionInput } from '#app/domain/moderation/input.ts'
import { decisionsOfItem } from '#app/domain/moderation/queries/decisions.server.ts'
import { sanctionAuthorIn } from '#app/domain/moderation/sanctions/sanction-author.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { keepForUndo } from '#app/domain/review/keep-for-undo.server.ts'
import { isContentType } from './content.ts'
import { hideContentIn } from './hide-content.server.ts'
import { findContent } from './hiding.server.ts'

/**
 * Decides about a story, profile or picture that was flagged, as `decidePost` does about a post. `hide`: the story leaves
 * the site, the profile loses text and picture, the picture is shown nowhere; all of it comes back by undoing.
 * @throws not_found; forbidden; conflict when it is decided or claimed by another person; invalid without a reason
 */
export async function decideContent(
  ctx: Ctx,
  { itemId, ...input }: { itemId: string } & PostDecisionInput,
): Promise<void> {
  await ctx.write((tx) => decideIn(tx, itemId, input))
}

async function decideIn(tx: Tx, itemId: string, input: PostDecisionInput): Promise<void> {
  authorize(tx.actor, 'content.moderate')
  const { decision, law, templateId } = input
  const typed = input.note.trim()
  const item = await decideReviewItem(tx, { itemId, decision, note: typed, hasTemplate: templateId !== null })
  const { subject_type: type, subject_id: id } = item
  if (!isContentType(type)) throw notFound()
  const { authorId, hidden } = await findContent(tx, type, id)
  await keepForUndo(tx, itemId, { outOfSight: hidden })
  if (decision !== 'hide') {
    for (const one of await decisionsOfItem(tx.db, itemId))
      await reverseDecisionIn(tx, one.id, { how: 'undone', facts: typed, reviewItemId: itemId })
    return
  }
  const { facts, rule } = await decisionWords(tx, input, authorId)
  const circumstances = { source: 'flag', reviewItemId: itemId, templateId } as const
  await hideContentIn(tx, { ...circumstances, type, id, rule, facts, law })
  await sanctionAuthorIn(tx, input, { ...circumstances, authorId, rule, facts, law, evidence: id })
}
