import type { Tx } from '#app/core/write.server.ts'
import { isOpen, type Case } from '#app/domain/cases/case.ts'
import { recordInCase } from '#app/domain/cases/clock/record-in-case.server.ts'
import { labelPost, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'

/**
 * Records in a locked case that staff answered. The first answer ends the first response clock, and a new or
 * acknowledged case waits on staff for its solution from then on. Records `case.answered`.
 * @param postId null when the answer is private
 */
export async function recordAnswer(tx: Tx, row: Case, postId: string | null): Promise<Case> {
  const first = row.first_responded_at === null
  if (first) await updateCase(tx, row.id, { first_responded_at: tx.at })
  const answered = await recordInCase(tx, { ...row, first_responded_at: row.first_responded_at ?? tx.at }, 'answered', {
    postId,
    ...(first ? { first: 1 } : {}),
  })
  await tx.record('case.answered', { caseId: row.id, postId })
  await labelPost(tx, row, 'complaint')
  return isOpen(row.status) && row.status !== 'waiting_customer'
    ? transitionCaseIn(tx, answered, 'waitForStaff')
    : answered
}
