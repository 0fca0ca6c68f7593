import { DomainError } from '#app/core/errors.ts'
import { undoChanged } from '#app/domain/review/undo-changed.ts'
import type { UndoDecision } from '#app/domain/review/undo-review-item.server.ts'
import { restoreActsIn } from './restore-acts.server.ts'
import { findingForUpdate, isAppealed, isAbout, updateFinding } from './store/findings.server.ts'

/**
 * A finding waits again; votes and awards that its correction took away are back.
 * @throws forbidden for a member of the finding; not_now once somebody appealed: the appeal decides
 */
export const undoFindingDecision: UndoDecision = async (tx, { subject_id: findingId, decision }) => {
  const finding = await findingForUpdate(tx, findingId)
  if (finding?.state !== (decision === 'correct' ? 'corrected' : 'dismissed')) throw undoChanged()
  if (tx.actor.memberId !== null && (await isAbout(tx, findingId, tx.actor.memberId)))
    throw new DomainError('forbidden', 'review.errors.own')
  if (await isAppealed(tx, findingId)) throw new DomainError('not_now', 'review.errors.undoAppealed')
  if (decision === 'correct') await restoreActsIn(tx, findingId)
  await updateFinding(tx, findingId, { state: 'open', decided_at: null, decided_by: null })
}
