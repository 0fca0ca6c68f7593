import { undoItemDecisionIn } from '#app/domain/moderation/decisions/undo-item-decision.server.ts'
import type { UndoDecision } from '#app/domain/review/undo-review-item.server.ts'
import { isContentType } from './content.ts'
import { hideContentIn } from './hide-content.server.ts'

/** Undoes the decision on a story, profile or picture with all that it did, sanctions included. */
export const undoContentDecision: UndoDecision = async (tx, item, reason) => {
  const { subject_type: type, subject_id: id } = item
  await undoItemDecisionIn(tx, item, reason, async (decision) => {
    if (isContentType(type)) await hideContentIn(tx, { ...decision, type, id, restriction: 'hold' })
  })
}
