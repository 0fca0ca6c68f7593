import { DomainError } from '#app/core/errors.ts'
import { registrationRequests } from '#app/domain/joining/queries/requests.server.ts'
import { reopenRequestRow, revokeUnusedInvitation } from '#app/domain/joining/store/joining.server.ts'
import { undoChanged } from '#app/domain/review/undo-changed.ts'
import type { UndoDecision } from '#app/domain/review/undo-review-item.server.ts'

/**
 * A request to become a member waits again. The link that an approval mailed works no more.
 * @throws not_now when somebody became a member by it, or the request is deleted by now
 */
export const undoRequestDecision: UndoDecision = async (tx, { subject_id: id, decision, before }) => {
  const request = (await registrationRequests(tx.db, [id])).get(id)
  if (request === undefined || (request.state !== 'approved' && request.state !== 'denied')) throw undoChanged()
  if (decision === 'approve' && !(await revokeUnusedInvitation(tx, String(before['invitationId']))))
    throw new DomainError('not_now', 'review.errors.undoJoined')
  await reopenRequestRow(tx, id)
}
