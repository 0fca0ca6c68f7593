import { DomainError } from '#app/core/errors.ts'
import { undoItemDecisionIn } from '#app/domain/moderation/decisions/undo-item-decision.server.ts'
import { cleanupOfItem } from '#app/domain/moderation/queries/spam.server.ts'
import type { UndoDecision } from '#app/domain/review/undo-review-item.server.ts'
import { postWithThread } from '#app/domain/threads/upkeep/take-down.server.ts'
import { authorizeDeciding } from './deciding.ts'
import { hidePostIn } from './hide-post.server.ts'

/**
 * Undoes the decision on a post with all that it did, sanctions included.
 * @throws forbidden; not_now for what a decision about spam decided: that one is undone as a whole
 */
export const undoPostDecision: UndoDecision = async (tx, item, reason) => {
  const { thread, post } = await postWithThread(tx, item.subject_id)
  authorizeDeciding(tx.actor, thread)
  if (await cleanupOfItem(tx.db, item.id)) throw new DomainError('not_now', 'review.errors.undoSpam')
  await undoItemDecisionIn(tx, item, reason, async (decision) => {
    if (post.state === 'visible') await hidePostIn(tx, { ...decision, postId: post.id, state: 'held' })
  })
}
