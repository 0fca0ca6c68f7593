import type { Tx } from '#app/core/write.server.ts'
import type { SecondLookTable } from '#db/schema/moderation-log.ts'

/** @returns false when the item was chosen before */
export async function insertLook(tx: Tx, row: SecondLookTable): Promise<boolean> {
  const result = await tx.db
    .insertInto('second_look')
    .values(row)
    .onConflict((c) => c.column('item_id').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function lookForUpdate(tx: Tx, id: string): Promise<SecondLookTable | null> {
  const query = tx.db.selectFrom('second_look').selectAll().where('id', '=', id)
  return (await tx.dialect.lockRow(query).executeTakeFirst()) ?? null
}

export async function updateLook(tx: Tx, id: string, values: Partial<SecondLookTable>): Promise<void> {
  await tx.db.updateTable('second_look').set(values).where('id', '=', id).execute()
}
