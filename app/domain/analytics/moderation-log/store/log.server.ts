import type { Tx } from '#app/core/write.server.ts'
import type { ModerationLog } from '#app/domain/analytics/moderation-log/log.ts'

/** Saves the log of a community day; a later one of the day replaces it. */
export async function saveLog(tx: Tx, day: string, log: ModerationLog): Promise<void> {
  const row = { computed_at: log.at, log: JSON.stringify(log) }
  await tx.db
    .insertInto('moderation_log')
    .values({ day, ...row })
    .onConflict((c) => c.column('day').doUpdateSet(row))
    .execute()
}
