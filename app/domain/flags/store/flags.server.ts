import type { Tx } from '#app/core/write.server.ts'
import type { FlaggedType } from '#app/registry/flag-reasons.ts'
import type { FlagTable } from '#db/schema/flags.ts'

/** A member's flag of that thing, locked; undefined when there is none. */
export function flagForUpdate(
  tx: Tx,
  memberId: string,
  { type, id }: { type: FlaggedType; id: string },
): Promise<FlagTable | undefined> {
  const query = tx.db
    .selectFrom('flag')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('subject_type', '=', type)
    .where('subject_id', '=', id)
  return tx.dialect.lockRow(query).executeTakeFirst()
}

/** A flag by id, locked; undefined when there is none. */
export function flagByIdForUpdate(tx: Tx, id: string): Promise<FlagTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('flag').selectAll().where('id', '=', id)).executeTakeFirst()
}

/** All flags that a review item is about, locked, the earliest first. */
export function flagsOfItemForUpdate(tx: Tx, itemId: string): Promise<FlagTable[]> {
  return tx.dialect
    .lockRow(tx.db.selectFrom('flag').selectAll().where('review_item_id', '=', itemId).orderBy('id'))
    .execute()
}

/** The flags of a member that wait for a decision, locked. */
export function openFlagsOfMemberForUpdate(tx: Tx, memberId: string): Promise<FlagTable[]> {
  const query = tx.db.selectFrom('flag').selectAll().where('member_id', '=', memberId).where('state', '=', 'open')
  return tx.dialect.lockRow(query.orderBy('id')).execute()
}

/** The flags of a member that a decision about spam withdrew, locked. */
export function flagsOfCleanupForUpdate(tx: Tx, cleanupId: string, memberId: string): Promise<FlagTable[]> {
  const query = tx.db
    .selectFrom('flag')
    .selectAll()
    .where('spam_cleanup_id', '=', cleanupId)
    .where('member_id', '=', memberId)
    .where('state', '=', 'withdrawn')
  return tx.dialect.lockRow(query.orderBy('id')).execute()
}

export async function insertFlag(tx: Tx, row: FlagTable): Promise<void> {
  await tx.db.insertInto('flag').values(row).execute()
}

export async function updateFlag(tx: Tx, id: string, values: Partial<FlagTable>): Promise<void> {
  await tx.db.updateTable('flag').set(values).where('id', '=', id).execute()
}
