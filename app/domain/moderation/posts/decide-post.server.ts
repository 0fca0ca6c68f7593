import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { decisionWords } from '#app/domain/moderation/decisions/decision-words.server.ts'
import { reverseDecisionIn } from '#app/domain/moderation/decisions/reverse-decision.server.ts'
import type { PostDecisionInput } from '#app/domain/moderation/input.ts'
import { decisionsOfItem } from '#app/domain/moderation/queries/decisions.server.ts'
import { sanctionAuthorIn } from '#app/domain/moderation/sanctions/sanction-author.server.ts'
import { authorizeItemIn } from '#app/domain/review/authorize-item-in.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { keepForUndo } from '#app/domain/review/keep-for-undo.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { postWithThread, putBackIn } from '#app/domain/threads/upkeep/take-down.server.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'
import { authorizeDeciding } from './deciding.ts'
import { hidePostIn } from './hide-post.server.ts'

/**
 * Decides about a post that was flagged, held or reported. `hide`: it breaks a rule; it stays hidden, and its author is
 * told why, with a sanction if one is given. `keep` and `dismiss`: it is shown again; `keep` says that flagging it was
 * wrong, `dismiss` that it was no breach all the same.
 * @throws not_found; forbidden; conflict when it is decided or claimed by another person; invalid without a reason
 */
export async function decidePost(
  ctx: Ctx,
  { itemId, ...input }: { itemId: string } & PostDecisionInput,
): Promise<void> {
  await ctx.write((tx) => decideIn(tx, itemId, input))
}

async function decideIn(tx: Tx, itemId: string, input: PostDecisionInput): Promise<void> {
  await authorizeItemIn(tx, itemId)
  const { decision, law, templateId } = input
  const typed = input.note.trim()
  const item = await decideReviewItem(tx, {
    itemId,
    decision,
    note: typed,
    hasTemplate: templateId !== null,
  })
  const found = await postWithThread(tx, item.subject_id)
  authorizeDeciding(tx.actor, found.thread)
  await keepForUndo(tx, itemId, { outOfSight: found.post.state !== 'visible' })
  const authorId = found.post.author_id
  if (decision !== 'hide') {
    await show(tx, item, typed)
    return
  }

  const { facts, rule } = await decisionWords(tx, input, authorId)
  const circumstances = { ...originOf(item), reviewItemId: itemId, templateId }
  await hidePostIn(tx, { ...circumstances, postId: found.post.id, rule, facts, law })
  if (authorId === null) return
  await sanctionAuthorIn(tx, input, { ...circumstances, authorId, rule, facts, law, evidence: found.post.id })
}

type DecisionSource = ModerationDecisionTable['source']

/** How the item came about, as its decision has to say. */
function originOf({ evidence }: ReviewItem): { source: DecisionSource; detectedAutomatically: boolean } {
  const { source, automatic } = evidence
  return {
    source: source === 'flag' || source === 'notice' || source === 'trusted' ? source : 'own',
    detectedAutomatically: automatic === true,
  }
}

/** Ends what hid or held the post until now. A post that is held without a decision is shown for the first time. */
async function show(tx: Tx, { id, subject_id: postId }: ReviewItem, note: string): Promise<void> {
  for (const { id: decisionId } of await decisionsOfItem(tx.db, id))
    await reverseDecisionIn(tx, decisionId, { how: 'undone', facts: note, reviewItemId: id })
  const found = await postWithThread(tx, postId)
  if (found.post.state === 'held') await putBackIn(tx, found)
}
