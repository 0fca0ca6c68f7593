import type { Tx } from '#app/core/write.server.ts'

export async function setRankedColumn(tx: Tx, memberId: string, ranked: boolean): Promise<void> {
  if (ranked) await tx.db.deleteFrom('leaderboard_opt_out').where('member_id', '=', memberId).execute()
  else
    await tx.db
      .insertInto('leaderboard_opt_out')
      .values({ member_id: memberId, since: tx.at })
      .onConflict((c) => c.column('member_id').doNothing())
      .execute()
}
