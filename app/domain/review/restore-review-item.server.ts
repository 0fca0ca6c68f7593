import type { Tx } from '#app/core/write.server.ts'
import { notFound } from './not-found.ts'
import { openKeyOf, toItem, type ReviewItem } from './review-item.ts'
import { itemForUpdate, openItemForUpdate, updateItem } from './store/review-items.server.ts'

/**
 * Makes an item wait again that was withdrawn, because its reason is back. Nothing changes when it waits or is decided.
 * @returns it as it is now; where another item of its subject waits, that one @throws not_found
 */
export async function restoreReviewItem(tx: Tx, itemId: string): Promise<ReviewItem> {
  const row = await itemForUpdate(tx, itemId)
  if (row === undefined) throw notFound()
  const item = toItem(row)
  if (item.state !== 'withdrawn') return item
  const openKey = openKeyOf(item.kind, item.subject_id)
  const other = await openItemForUpdate(tx, openKey)
  if (other !== undefined) return toItem(other)
  const values = { state: 'open', open_key: openKey, decided_at: null } as const
  await updateItem(tx, itemId, values)
  return { ...item, ...values }
}
