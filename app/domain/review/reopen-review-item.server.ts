import { audit } from '#app/core/audit.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { refuseItemAct } from './item-acts.ts'
import { notFound } from './not-found.ts'
import { openKeyOf, toItem, type ReviewItem } from './review-item.ts'
import { itemForUpdate, openItemForUpdate, updateItem } from './store/review-items.server.ts'

/**
 * Makes a decided item wait again, in the transaction that undoes what its decision did. Records `review.reopened`;
 * audited. @returns it as it was decided
 * @throws not_found; forbidden for the member it is about; not_now when it is not decided, or its subject waits again
 */
export async function reopenReviewItem(
  tx: Tx,
  { itemId, reason }: { itemId: string; reason: string },
): Promise<ReviewItem> {
  const row = await itemForUpdate(tx, itemId)
  if (row === undefined) throw notFound()
  const item = toItem(row)
  refuseItemAct('undo', row, { actor: tx.actor, now: tx.at })
  const openKey = openKeyOf(item.kind, item.subject_id)
  if ((await openItemForUpdate(tx, openKey)) !== undefined) throw new DomainError('not_now', 'review.errors.undoNewer')
  const values = {
    state: 'open',
    open_key: openKey,
    decided_by: null,
    decided_at: null,
    decision: null,
    note: '',
    before: '{}',
  } as const
  await updateItem(tx, itemId, values)
  await tx.record('review.reopened', {
    itemId,
    kind: item.kind,
    subjectId: item.subject_id,
    by: tx.actor.memberId,
  })
  await audit(tx, {
    action: 'review.undo',
    subjectType: item.subject_type,
    subjectId: item.subject_id,
    before: { itemId, decision: row.decision },
    reason,
  })
  return item
}
