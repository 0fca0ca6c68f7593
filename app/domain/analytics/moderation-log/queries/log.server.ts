import { logShape, type ModerationLog } from '#app/domain/analytics/moderation-log/log.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The latest log; null when there is none, or it is of an earlier shape. One query. */
export async function latestLog(db: Db): Promise<ModerationLog | null> {
  const row = await db.selectFrom('moderation_log').select('log').orderBy('day', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) return null
  const log = JSON.parse(row.log) as ModerationLog
  return log.shape === logShape ? log : null
}
