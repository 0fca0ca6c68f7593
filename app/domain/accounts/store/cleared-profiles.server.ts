import type { Tx } from '#app/core/write.server.ts'
import type { ClearedProfileTable } from '#db/schema/accounts.ts'

export async function saveClearedProfile(tx: Tx, { member_id, ...kept }: ClearedProfileTable): Promise<void> {
  await tx.db
    .insertInto('cleared_profile')
    .values({ member_id, ...kept })
    .onConflict((row) => row.column('member_id').doUpdateSet(kept))
    .execute()
}

export async function deleteClearedProfile(tx: Tx, memberId: string): Promise<void> {
  await tx.db.deleteFrom('cleared_profile').where('member_id', '=', memberId).execute()
}
