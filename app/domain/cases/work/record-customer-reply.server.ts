import type { Tx } from '#app/core/write.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { recordInCase } from '#app/domain/cases/clock/record-in-case.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'

/**
 * Records in a locked case that the customer wrote again. A case that waited on the customer waits on staff from then
 * on; a case in any other status keeps it, because it waits on staff anyway. Records
 * `case.customerWrote`. @param postId null when the text is private
 */
export async function recordCustomerReply(tx: Tx, row: Case, postId: string | null): Promise<Case> {
  await tx.record('case.customerWrote', { caseId: row.id, postId })
  if (row.status === 'waiting_customer') {
    return transitionCaseIn(tx, row, 'waitForStaff', { kind: 'customer_wrote', data: { postId } })
  }
  return recordInCase(tx, row, 'customer_wrote', { postId })
}
