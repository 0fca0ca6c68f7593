import type { Tx } from '#app/core/write.server.ts'
import type { ClearedProfileTable } from '#db/schema/accounts.ts'

export async function insertClearedProfile(tx: Tx, row: ClearedProfileTable): Promise<void> {
  await tx.db.insertInto('cleared_profile').values(row).execute()
}

export async function deleteClearedProfile(tx: Tx, memberId: string): Promise<void> {
  await tx.db.deleteFrom('cleared_profile').where('member_id', '=', memberId).execute()
}
