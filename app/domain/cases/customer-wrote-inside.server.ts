import type { Tx } from '#app/core/write.server.ts'
import type { Case } from './case.ts'
import { moveInside } from './move-inside.server.ts'
import { addCaseEvent } from './store.server.ts'

/**
 * The customer wrote again: the next word is with staff. A case nobody has answered yet waits for them anyway and stays
 * new or acknowledged. @param postId null when it is private
 */
export async function customerWroteInside(tx: Tx, row: Case, postId: string | null): Promise<Case> {
  if (row.status === 'waiting_customer') {
    return moveInside(tx, row, 'waiting_staff', { kind: 'customer_wrote', data: { postId } })
  }
  await addCaseEvent(tx, row.id, 'customer_wrote', { postId })
  return row
}
