import type { Tx } from '#app/core/write.server.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import { openKeyOf } from './review-item.ts'
import { openItemForUpdate, updateItem } from './store/review-items.server.ts'

/** Closes an open item without a decision because its reason no longer exists. Changes nothing when none is open. */
export async function withdrawReviewItem(
  tx: Tx,
  { kind, subjectId }: { kind: ReviewKind; subjectId: string },
): Promise<void> {
  const row = await openItemForUpdate(tx, openKeyOf(kind, subjectId))
  if (row !== undefined)
    await updateItem(tx, row.id, {
      state: 'withdrawn',
      open_key: null,
      claimed_by: null,
      claimed_until: null,
      claim_token: null,
      decided_at: tx.at,
    })
}
