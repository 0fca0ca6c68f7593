import type { Tx } from '#app/core/write.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { addCaseEvent } from '#app/domain/cases/store/cases.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'

/**
 * The customer wrote again: the next word is with staff. A case nobody has answered yet waits for them anyway and stays
 * new or acknowledged. @param postId null when it is private
 */
export async function recordCustomerReply(tx: Tx, row: Case, postId: string | null): Promise<Case> {
  if (row.status === 'waiting_customer') {
    return transitionCaseIn(tx, row, 'waiting_staff', { kind: 'customer_wrote', data: { postId } })
  }
  await addCaseEvent(tx, row.id, 'customer_wrote', { postId })
  return row
}
