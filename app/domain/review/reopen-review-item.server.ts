import { audit } from '#app/core/audit.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { notFound } from './not-found.ts'
import { openKeyOf, toItem, type ReviewItem } from './review-item.ts'
import { itemForUpdate, openItemForUpdate, updateItem } from './store/review-items.server.ts'

/**
 * Reverses a decision inside the transaction of the use-case that undoes it; the item is open again. Records
 * `review.reopened`; audited.
 * @throws not_found; not_now when nothing is decided, or another item of the subject is open
 */
export async function reopenReviewItem(
  tx: Tx,
  { itemId, note }: { itemId: string; note: string },
): Promise<ReviewItem> {
  const row = await itemForUpdate(tx, itemId)
  if (row === undefined) throw notFound()
  const item = toItem(row)
  if (item.state !== 'decided') throw new DomainError('not_now', 'review.errors.notDecided')
  const openKey = openKeyOf(item.kind, item.subject_id)
  if ((await openItemForUpdate(tx, openKey)) !== undefined) throw new DomainError('not_now', 'review.errors.openAgain')
  const values = { state: 'open', decided_by: null, decided_at: null, decision: null, note: '' } as const
  await updateItem(tx, itemId, { ...values, open_key: openKey })
  await tx.record('review.reopened', { itemId, kind: item.kind, subjectId: item.subject_id, by: tx.actor.memberId })
  await audit(tx, {
    action: 'review.reopen',
    subjectType: item.subject_type,
    subjectId: item.subject_id,
    before: { itemId, kind: item.kind, decision: item.decision },
    reason: note.trim(),
  })
  return { ...item, ...values }
}
