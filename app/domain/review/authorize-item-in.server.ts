import type { Tx } from '#app/core/write.server.ts'
import { notFound } from './not-found.ts'
import { authorizeItem } from './reach.ts'
import { toItem } from './review-item.ts'
import { itemForUpdate } from './store/review-items.server.ts'

/**
 * The first step of a decision or its undoing: who may not know of the item learns nothing about its state. Locks it.
 * @throws not_found; unauthenticated; forbidden
 */
export async function authorizeItemIn(tx: Tx, itemId: string): Promise<void> {
  const row = await itemForUpdate(tx, itemId)
  if (row === undefined) throw notFound()
  authorizeItem(tx.actor, toItem(row))
}
