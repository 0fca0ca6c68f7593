import type { Tx } from '#app/core/write.server.ts'
import { updateItem } from './store/review-items.server.ts'

/** Writes down what a decision replaces, in the transaction that carries it out: undoing it restores that. */
export function keepForUndo(tx: Tx, itemId: string, before: Record<string, unknown>): Promise<void> {
  return updateItem(tx, itemId, { before: JSON.stringify(before) })
}
