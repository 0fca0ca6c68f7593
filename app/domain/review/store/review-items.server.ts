import type { Tx } from '#app/core/write.server.ts'
import type { ReviewItemTable, ReviewSkipTable } from '#db/schema/review.ts'

/** @returns false when an item with that open key exists */
export async function insertItem(tx: Tx, row: ReviewItemTable): Promise<boolean> {
  const result = await tx.db
    .insertInto('review_item')
    .values(row)
    .onConflict((c) => c.column('open_key').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export function itemForUpdate(tx: Tx, id: string): Promise<ReviewItemTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('review_item').selectAll().where('id', '=', id)).executeTakeFirst()
}

export function openItemForUpdate(tx: Tx, openKey: string): Promise<ReviewItemTable | undefined> {
  return tx.dialect
    .lockRow(tx.db.selectFrom('review_item').selectAll().where('open_key', '=', openKey))
    .executeTakeFirst()
}

export function latestItemForUpdate(tx: Tx, kind: string, subjectId: string): Promise<ReviewItemTable | undefined> {
  const query = tx.db
    .selectFrom('review_item')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('kind', '=', kind)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
  return tx.dialect.lockRow(query).executeTakeFirst()
}

export async function updateItem(tx: Tx, id: string, values: Partial<ReviewItemTable>): Promise<void> {
  await tx.db.updateTable('review_item').set(values).where('id', '=', id).execute()
}

/** Skipping again changes the reason. */
export async function insertSkip(tx: Tx, row: ReviewSkipTable): Promise<void> {
  await tx.db
    .insertInto('review_skip')
    .values(row)
    .onConflict((c) => c.columns(['item_id', 'member_id']).doUpdateSet({ reason: row.reason, at: row.at }))
    .execute()
}
