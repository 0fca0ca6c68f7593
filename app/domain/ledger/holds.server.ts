import type { Tx } from '#app/core/write.server.ts'

/** Notes that the points of an award wait until `matures_at`. */
export async function placeHold(tx: Tx, hold: { transaction_id: string; member_id: string; amount: number; matures_at: string }): Promise<void> {
  await tx.db.insertInto('ledger_hold').values(hold).onConflict((c) => c.column('transaction_id').doNothing()).execute()
}

/** Takes the hold away; the amount it held, or null when there was none (matured, or never any points). */
export async function releaseHold(tx: Tx, transactionId: string): Promise<number | null> {
  const row = await tx.db.deleteFrom('ledger_hold').where('transaction_id', '=', transactionId).returning('amount').executeTakeFirst()
  return row?.amount ?? null
}
