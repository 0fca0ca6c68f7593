import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { HandoverKeyTable } from '#db/schema/identity.ts'

export async function insertHandoverKey(tx: Tx, row: HandoverKeyTable): Promise<void> {
  await tx.db.insertInto('handover_key').values(row).execute()
}

/** @returns whether it worked until now */
export async function endHandoverKeyRow(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('handover_key')
    .set({ ended_at: tx.at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function markHandoverKeyUsed(tx: Tx, id: string): Promise<void> {
  await tx.db.updateTable('handover_key').set({ last_used_at: tx.at }).where('id', '=', id).execute()
}

/** @returns whether the token was not used before */
export async function takeHandover(tx: Tx, tokenHash: string, expiresAt: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('handover_use')
    .values({ token_hash: tokenHash, expires_at: expiresAt })
    .onConflict((c) => c.column('token_hash').doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function deleteExpiredHandovers(tx: Tx): Promise<void> {
  await tx.db.deleteFrom('handover_use').where('expires_at', '<', tx.at).execute()
}
