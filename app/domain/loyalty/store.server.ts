import type { MemberStandingTable } from '#db/schema/ledger.ts'
import type { Tx } from '#app/core/write.server.ts'

export async function saveStanding(tx: Tx, row: MemberStandingTable): Promise<void> {
  const { member_id: _member, ...change } = row
  await tx.db.insertInto('member_standing').values(row).onConflict((c) => c.column('member_id').doUpdateSet(change)).execute()
}
