import { newId } from '#app/core/ids.ts'
import { msOf, plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { reviewKind, type ReviewKind } from '#app/registry/review-kinds.ts'
import { openKeyOf } from './review-item.ts'
import { insertItem, openItemForUpdate } from './store/review-items.server.ts'

export type NewReviewItem = {
  kind: ReviewKind
  subjectType: string
  subjectId: string
  /** The member it is about, who may not decide it. Left out or null: none. */
  memberId?: string | null
  /** Where its subject is filed; left out or null: in no category. */
  categoryId?: string | null
  /** Hours that it goes before others of the same age; left out: as its kind says. */
  weight?: number
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
  { kind, subjectType, subjectId, memberId = null, categoryId = null, weight, reason, evidence }: NewReviewItem,
): Promise<string> {
  const id = newId('reviewItem', msOf(tx.at))
  const openKey = openKeyOf(kind, subjectId)
  const { weight: usual, dueDays } = reviewKind(kind)
  const hours = Math.round(weight ?? usual)
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
    weight: hours,
    rank_at: plus(tx.at, { hours: -hours }),
    category_id: categoryId,
    due_at: dueDays === undefined ? null : plus(tx.at, { days: dueDays }),
    claimed_by: null,
    claimed_until: null,
    claim_token: null,
    decided_by: null,
    decided_at: null,
    decision: null,
    note: '',
    before: '{}',
  })
  if (!isNew) return (await openItemForUpdate(tx, openKey))?.id ?? id
  await tx.record('review.opened', { itemId: id, kind, subjectId })
  return id
}
