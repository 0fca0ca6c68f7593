import type { Tx } from '#app/core/write.server.ts'
import type { SanctionTable } from '#db/schema/moderation.ts'

export async function insertSanction(tx: Tx, row: SanctionTable): Promise<void> {
  await tx.db.insertInto('sanction').values(row).execute()
}

export function sanctionForUpdate(tx: Tx, id: string): Promise<SanctionTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('sanction').selectAll().where('id', '=', id)).executeTakeFirst()
}

export async function updateSanction(tx: Tx, id: string, values: Partial<SanctionTable>): Promise<void> {
  await tx.db.updateTable('sanction').set(values).where('id', '=', id).execute()
}

/** Notes the end of every sanction of these members whose time is over. @returns those that had not been noted */
export async function markExpired(
  tx: Tx,
  memberIds: readonly string[],
): Promise<Pick<SanctionTable, 'id' | 'member_id' | 'kind'>[]> {
  if (memberIds.length === 0) return []
  return tx.db
    .updateTable('sanction')
    .set({ expired_at: tx.at })
    .where('member_id', 'in', [...memberIds])
    .where('until_at', '<=', tx.at)
    .where('expired_at', 'is', null)
    .where('lifted_at', 'is', null)
    .returning(['id', 'member_id', 'kind'])
    .execute()
}
