import type { Tx } from '#app/core/write.server.ts'
import type { DeflectionTable } from '#db/schema/threads.ts'

/** @returns whether it is the first of this member for this thread */
export async function insertDeflection(tx: Tx, row: DeflectionTable): Promise<boolean> {
  const result = await tx.db
    .insertInto('deflection')
    .values(row)
    .onConflict((conflict) => conflict.columns(['thread_id', 'member_id']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}
