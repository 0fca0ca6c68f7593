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
  /** Whom it is about: they never decide it themselves. Left out or null: nobody. */
  memberId?: string | null
  /** Key below `review.reasons`. */
  reason: string
  /** Ids and figures that the finder saw; kept as they are. No text of people: it must outlive an erased member. */
  evidence: Record<string, unknown>
}

/**
 * Asks people for a decision. One item is open per kind and subject: asked again, nothing changes. Records
 * `review.opened`. @returns its id
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
