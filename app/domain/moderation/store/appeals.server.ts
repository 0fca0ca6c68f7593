import type { Tx } from '#app/core/write.server.ts'
import type { DecisionAppealTable } from '#db/schema/moderation.ts'

/** @returns false when the decision was appealed before */
export async function insertAppeal(tx: Tx, row: DecisionAppealTable): Promise<boolean> {
  const result = await tx.db
    .insertInto('decision_appeal')
    .values(row)
    .onConflict((c) => c.column('decision_id').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export function appealForUpdate(tx: Tx, id: string): Promise<DecisionAppealTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('decision_appeal').selectAll().where('id', '=', id)).executeTakeFirst()
}

export async function updateAppeal(tx: Tx, id: string, values: Partial<DecisionAppealTable>): Promise<void> {
  await tx.db.updateTable('decision_appeal').set(values).where('id', '=', id).execute()
}
