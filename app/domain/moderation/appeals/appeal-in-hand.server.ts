import type { Tx } from '#app/core/write.server.ts'
import { decisionNotFound } from '#app/domain/moderation/decisions/decision.ts'
import { decisionsTogether } from '#app/domain/moderation/queries/decisions.server.ts'
import { appealForUpdate } from '#app/domain/moderation/store/appeals.server.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'
import type { Appeal } from './appeal.ts'

/**
 * An appeal, locked, with the decisions that it is about: a post that was hidden and the sanction for it are one matter.
 * `deciders`: who made them. @throws not_found
 */
export async function appealInHand(
  tx: Tx,
  appealId: string,
): Promise<{ appeal: Appeal; decisions: ModerationDecisionTable[]; deciders: (string | null)[] }> {
  const appeal = await appealForUpdate(tx, appealId)
  if (appeal === undefined) throw decisionNotFound()
  const decisions = await decisionsTogether(tx.db, appeal.decision_id)
  return { appeal, decisions, deciders: decisions.map(({ by_id }) => by_id) }
}
