import type { Tx } from '#app/core/write.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import type { HeldActTable } from '#db/schema/fraud.ts'
import { heldOf, insertHeld, withdrawHeld } from './store/findings.server.ts'

/** Holds the awards of an act for review. One review item is open per giver, for all held acts of that member. */
export async function holdAct(tx: Tx, event: RecordedEvent<'answer.accepted' | 'edit.accepted'>): Promise<void> {
  const { payload } = event
  const [giverId, receiverId] =
    'suggestionId' in payload ? [payload.by, payload.editorId] : [payload.askerId, payload.answerAuthorId]
  if (payload.held === '' || giverId === null || receiverId === null || giverId === receiverId) return
  await insertHeld(tx, {
    event_id: event.id,
    kind: 'suggestionId' in payload ? 'edit' : 'acceptance',
    post_id: payload.postId,
    giver_id: giverId,
    receiver_id: receiverId,
    reason: payload.held as HeldActTable['reason'],
    state: 'held',
    held_at: tx.at,
    decided_at: null,
    decided_by: null,
  })
  await openReviewItem(tx, {
    kind: 'held-acts',
    subjectType: 'member',
    subjectId: giverId,
    memberId: giverId,
    reason: payload.held,
    evidence: { receiverId },
  })
}

/** A held act was withdrawn: closes the review item when no other act of the giver is held. */
export async function withdrawHeldAct(tx: Tx, eventId: string): Promise<void> {
  const giverId = await withdrawHeld(tx, eventId)
  if (giverId !== null && (await heldOf(tx, giverId)).length === 0)
    await withdrawReviewItem(tx, { kind: 'held-acts', subjectId: giverId })
}
