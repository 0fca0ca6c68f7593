import { undoItemDecisionIn } from '#app/domain/moderation/decisions/undo-item-decision.server.ts'
import type { UndoDecision } from '#app/domain/review/undo-review-item.server.ts'

/** Undoes the decision on a message: the sanction ends. The message was never hidden. */
export const undoMessageDecision: UndoDecision = (tx, item, reason) =>
  undoItemDecisionIn(tx, item, reason, () => Promise.resolve())
