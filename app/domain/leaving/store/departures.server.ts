import type { Tx } from '#app/core/write.server.ts'
import type { PersonalFields } from '#app/domain/leaving/departure.ts'
import type { MemberDepartureTable } from '#db/schema/leaving.ts'

export async function insertDeparture(tx: Tx, row: MemberDepartureTable): Promise<void> {
  await tx.db.insertInto('member_departure').values(row).execute()
}

/** The departure, locked until the end of the transaction; null when there is none. */
export async function departureForUpdate(tx: Tx, id: string): Promise<MemberDepartureTable | null> {
  const query = tx.db.selectFrom('member_departure').selectAll().where('id', '=', id)
  return (await tx.dialect.lockRow(query).executeTakeFirst()) ?? null
}

export async function insertDepartureKeys(tx: Tx, departureId: string, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return
  const rows = hashes.map((hash) => ({ key_hash: hash, departure_id: departureId }))
  await tx.db.insertInto('departure_key').values(rows).execute()
}

/**
 * Ends a departure: the member returned, or the account is erased. The sealed copy and what finds it are destroyed with
 * it.
 */
export async function endDeparture(tx: Tx, id: string, how: 'returned_at' | 'erased_at'): Promise<void> {
  await tx.db
    .updateTable('member_departure')
    .set({ [how]: tx.at, sealed: null })
    .where('id', '=', id)
    .execute()
  await tx.db.deleteFrom('departure_key').where('departure_id', '=', id).execute()
}

/** Replaces who the member is. `deletedAt` null: a member again. */
export async function setPerson(
  tx: Tx,
  memberId: string,
  fields: PersonalFields,
  deletedAt: string | null,
): Promise<void> {
  await tx.db
    .updateTable('member')
    .set((eb) => ({ ...fields, deleted_at: deletedAt, version: eb('version', '+', 1) }))
    .where('id', '=', memberId)
    .execute()
}

/** What says something of a person and is of no use to anybody else. */
export async function blankTraces(tx: Tx, memberId: string): Promise<void> {
  await tx.db
    .updateTable('member')
    .set({ last_seen_at: null, seen_before: null, all_read_at: null })
    .where('id', '=', memberId)
    .execute()
}
