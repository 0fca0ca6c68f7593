import type { Db } from '#db/dialects/dialect.ts'

/** Whether the member chose not to be ranked. */
export async function isUnranked(db: Db, memberId: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('leaderboard_opt_out')
      .select('member_id')
      .where('member_id', '=', memberId)
      .executeTakeFirst()) !== undefined
  )
}
