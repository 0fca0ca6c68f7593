import type { Tx } from '#app/core/write.server.ts'
import { appealOf } from '#app/domain/moderation/queries/appeals.server.ts'
import { updateAppeal } from '#app/domain/moderation/store/appeals.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import { waitingStates } from './appeal.ts'

/** Closes an appeal that waits without a decision, because what it is against has ended. Changes nothing without one. */
export async function closeAppealIn(tx: Tx, decisionId: string): Promise<void> {
  const appeal = await appealOf(tx.db, decisionId)
  if (appeal === null || !waitingStates.includes(appeal.state)) return
  await updateAppeal(tx, appeal.id, { state: 'withdrawn', decided_at: tx.at })
  await withdrawReviewItem(tx, { kind: 'appeal', subjectId: appeal.id })
}
