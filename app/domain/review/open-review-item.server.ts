import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import { openKeyOf } from './review-item.ts'
import { insertItem, openItemForUpdate } from './store/review-items.server.ts'

export type NewReviewItem = {
  kind: ReviewKind
  subjectType: string
  subjectId: string
  /** The member it is about, who may not decide it. Left out or null: none. */
  memberId?: string | null
  /** Key below `review.reasons`. */
  reason: string
  /** Ids and figures at the time of opening. No text of members: the evidence outlives an erased member. */
  evidence: Record<string, unknown>
}

/**
 * Opens a review item. One item is open per kind and subject: opening again changes nothing. Records `review.opened`.
 * @returns its id
 */
export async function openReviewItem(
  tx: Tx,
  { kind, subjectType, subjectId, memberId = null, reason, evidence }: NewReviewItem,
): Promise<string> {
  const id = newId('reviewItem', msOf(tx.at))
  const openKey = openKeyOf(kind, subjectId)
  const isNew = await insertItem(tx, {
    id,
    kind,
    subject_type: subjectType,
    subject_id: subjectId,
    member_id: memberId,
    reason,
    evidence: JSON.stringify(evidence),
    state: 'open',
    open_key: openKey,
    opened_at: tx.at,
    claimed_by: null,
    claimed_until: null,
    decided_by: null,
    decided_at: null,
    decision: null,
    note: '',
  })
  if (!isNew) return (await openItemForUpdate(tx, openKey))?.id ?? id
  await tx.record('review.opened', { itemId: id, kind, subjectId })
  return id
}
