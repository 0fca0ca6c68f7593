import type { Tx } from '#app/core/write.server.ts'
import type { BlockTable } from '#db/schema/holding.ts'

export async function insertBlock(tx: Tx, block: BlockTable): Promise<void> {
  await tx.db.insertInto('block').values(block).execute()
}

/** Ends a block by hand. @returns whether it was in force until now */
export async function markBlockEnded(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('block')
    .set({ ended_at: tx.at, ended_by: tx.actor.memberId })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Ends the blocks whose time is over, at the moment they had named. @returns how many */
export async function markPastBlocks(tx: Tx): Promise<number> {
  const { numUpdatedRows } = await tx.db
    .updateTable('block')
    .set((eb) => ({ ended_at: eb.ref('until_at') }))
    .where('until_at', '<=', tx.at)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
