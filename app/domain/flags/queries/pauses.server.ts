import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { FlagPauseTable } from '#db/schema/flags.ts'

/** The pause that keeps a member from flagging now, the longest; null: none. */
export async function pauseOf(db: Db, memberId: string, now: Instant): Promise<FlagPauseTable | null> {
  const row = await db
    .selectFrom('flag_pause')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('until_at', '>', now)
    .where('lifted_at', 'is', null)
    .orderBy('until_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
