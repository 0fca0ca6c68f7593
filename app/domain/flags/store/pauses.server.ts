import type { Tx } from '#app/core/write.server.ts'
import type { FlagPauseTable } from '#db/schema/flags.ts'

export async function insertPause(tx: Tx, row: FlagPauseTable): Promise<void> {
  await tx.db.insertInto('flag_pause').values(row).execute()
}

/** Ends every pause of a member that is in force. */
export async function liftPauses(tx: Tx, memberId: string): Promise<void> {
  await tx.db
    .updateTable('flag_pause')
    .set({ lifted_at: tx.at, lifted_by: tx.actor.memberId })
    .where('member_id', '=', memberId)
    .where('until_at', '>', tx.at)
    .where('lifted_at', 'is', null)
    .execute()
}
