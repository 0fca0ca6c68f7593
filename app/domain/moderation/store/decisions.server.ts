import type { Tx } from '#app/core/write.server.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'

export async function insertDecision(tx: Tx, row: ModerationDecisionTable): Promise<void> {
  await tx.db.insertInto('moderation_decision').values(row).execute()
}
