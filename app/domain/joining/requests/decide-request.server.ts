import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { createInvitationIn } from '#app/domain/joining/invitations/create-invitation.server.ts'
import { registrationRequests } from '#app/domain/joining/queries/requests.server.ts'
import { decideRequestRow } from '#app/domain/joining/store/joining.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { keepForUndo } from '#app/domain/review/keep-for-undo.server.ts'
import { answerIn } from './ask-to-join.server.ts'

/**
 * Decides who becomes a member: an approval mails the link to register, a denial its reason. Records `review.decided`,
 * `registration.decided`; audited with the item.
 * @throws not_found; conflict when it was decided, or another moderator holds it; invalid for a denial without a reason
 */
export async function decideRequest(
  ctx: Ctx,
  item: { id: string; subject_id: string },
  { decision, note }: { decision: string; note: string },
): Promise<void> {
  authorize(ctx.actor, 'review.registrations')
  await ctx.write(async (tx) => {
    await decideReviewItem(tx, { itemId: item.id, decision, note })
    const request = (await registrationRequests(tx.db, [item.subject_id])).get(item.subject_id)
    if (request === undefined) throw notFound()
    const state = decision === 'approve' ? 'approved' : 'denied'
    await decideRequestRow(tx, request.id, { state, note: note.trim() })
    if (state === 'denied') await answerIn(tx, request)
    else {
      const { id: invitationId } = await createInvitationIn(tx, {
        email: request.email,
        role: null,
        groupId: null,
        days: tx.setting('accounts.invitationDays'),
        note: '',
        mostUses: 1,
        language: request.language,
        cause: 'approved',
      })
      await keepForUndo(tx, item.id, { invitationId })
    }
    await tx.record('registration.decided', { requestId: request.id, decision: state })
  })
}
