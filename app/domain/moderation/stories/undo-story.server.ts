import { undoChanged } from '#app/domain/review/undo-changed.ts'
import type { UndoDecision } from '#app/domain/review/undo-review-item.server.ts'
import { undoStoryDecisionIn } from '#app/domain/stories/undo-story-decision.server.ts'

/**
 * A story that a curator published, sent back or declined waits for curators again, as it was.
 * @throws not_now once its author has changed it, or it is featured, withdrawn or retired
 */
export const undoStory: UndoDecision = async (tx, { subject_id: storyId, before: { from, revision } }, note) => {
  const known = typeof from === 'string' && typeof revision === 'number'
  if (!known || !(await undoStoryDecisionIn(tx, storyId, { from, revision, note }))) throw undoChanged()
}
