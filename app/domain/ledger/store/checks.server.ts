import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { ReconciliationTable } from '#db/schema/ledger.ts'

export async function insertReconciliation(tx: Tx, row: ReconciliationTable): Promise<void> {
  await tx.db.insertInto('reconciliation').values(row).execute()
}

export async function insertFreeze(
  tx: Tx,
  { byMemberId, reason }: { byMemberId: string | null; reason: string },
): Promise<string> {
  const id = newId('redemptionFreeze', msOf(tx.at))
  await tx.db
    .insertInto('redemption_freeze')
    .values({ id, at: tx.at, by_member_id: byMemberId, reason, lifted_at: null, lifted_by: null, lifted_reason: null })
    .execute()
  return id
}

export async function endFreeze(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('redemption_freeze')
    .set({ lifted_at: tx.at, lifted_by: tx.actor.memberId, lifted_reason: reason })
    .where('id', '=', id)
    .execute()
}
