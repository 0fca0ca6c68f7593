import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { itemForUpdate, updateItem } from './store/review-items.server.ts'

/**
 * Moves an open item forward in the queue, to where items of that weight are; never back. `evidence` is added to what it
 * has. Changes nothing when the item is decided. @param hours that it goes before others of the same age
 */
export async function raiseReviewItem(
  tx: Tx,
  itemId: string,
  { hours, evidence = {} }: { hours: number; evidence?: Record<string, unknown> },
): Promise<void> {
  const row = await itemForUpdate(tx, itemId)
  if (row?.state !== 'open') return
  const weight = Math.max(row.weight, Math.round(hours))
  await updateItem(tx, itemId, {
    weight,
    rank_at: plus(row.opened_at, { hours: -weight }),
    evidence: JSON.stringify({ ...(JSON.parse(row.evidence) as object), ...evidence }),
  })
}
