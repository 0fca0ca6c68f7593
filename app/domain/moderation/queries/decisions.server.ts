import type { Db } from '#db/dialects/dialect.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'

/** A decision by id; null when there is none. */
export async function findDecision(db: Db, id: string): Promise<ModerationDecisionTable | null> {
  return (await db.selectFrom('moderation_decision').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}
