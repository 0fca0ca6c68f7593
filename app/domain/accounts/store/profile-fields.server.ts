import type { Tx } from '#app/core/write.server.ts'
import type { ProfileFieldTable } from '#db/schema/accounts.ts'

/** Every field, kept from changes until the write ends: their order is one thing. */
export async function profileFieldsForUpdate(tx: Tx): Promise<ProfileFieldTable[]> {
  return tx.dialect.lockRow(tx.db.selectFrom('profile_field').selectAll().orderBy('position').orderBy('id')).execute()
}

export async function insertProfileField(tx: Tx, row: ProfileFieldTable): Promise<void> {
  await tx.db.insertInto('profile_field').values(row).execute()
}

export async function updateProfileField(tx: Tx, id: string, change: Partial<ProfileFieldTable>): Promise<void> {
  await tx.db.updateTable('profile_field').set(change).where('id', '=', id).execute()
}

/** The field with every answer to it. */
export async function deleteProfileField(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('profile_value').where('field_id', '=', id).execute()
  await tx.db.deleteFrom('profile_field').where('id', '=', id).execute()
}

/** Replaces the answers of a member to these fields; '' deletes one. */
export async function replaceFieldValues(
  tx: Tx,
  memberId: string,
  values: readonly { fieldId: string; value: string }[],
): Promise<void> {
  if (values.length === 0) return
  const ids = values.map(({ fieldId }) => fieldId)
  await tx.db.deleteFrom('profile_value').where('member_id', '=', memberId).where('field_id', 'in', ids).execute()
  const rows = values
    .filter(({ value }) => value !== '')
    .map(({ fieldId, value }) => ({ member_id: memberId, field_id: fieldId, value }))
  if (rows.length > 0) await tx.db.insertInto('profile_value').values(rows).execute()
}
