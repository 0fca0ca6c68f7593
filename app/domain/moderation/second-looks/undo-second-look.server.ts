import { lookForUpdate, updateLook } from '#app/domain/moderation/store/second-looks.server.ts'
import { findLatestItemIn } from '#app/domain/review/latest-item.server.ts'
import { undoChanged } from '#app/domain/review/undo-changed.ts'
import type { UndoDecision } from '#app/domain/review/undo-review-item.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'

/** A second judgement is taken back, and with it the further look that it asked for, when that still waits. */
export const undoSecondLook: UndoDecision = async (tx, { subject_id: id }) => {
  const look = await lookForUpdate(tx, id)
  if (look === null) throw undoChanged()
  await updateLook(tx, id, { second_by: null, second_decision: null, second_rule: null, decided_at: null })
  const kind = look.subject_type === 'post' ? 'post' : 'content'
  const further = await findLatestItemIn(tx, kind, look.subject_id)
  if (further?.state === 'open' && further.reason === 'differs')
    await withdrawReviewItem(tx, { kind, subjectId: look.subject_id })
}
