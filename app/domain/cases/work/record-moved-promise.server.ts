import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Case } from '#app/domain/cases/case.ts'

/**
 * Records `case.promiseMoved` when the first response, which the customer still waits for, is now promised for a later
 * moment. @param row as it was before
 */
export async function recordMovedPromise(tx: Tx, row: Case, dueAt: Instant): Promise<void> {
  if (row.first_responded_at !== null || dueAt <= row.first_response_due_at) return
  await tx.record('case.promiseMoved', { caseId: row.id, dueAt })
}
