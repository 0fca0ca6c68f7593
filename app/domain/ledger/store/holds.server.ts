import type { Tx } from '#app/core/write.server.ts'

/** Holds the points of a transaction until `matures_at`. */
export async function insertHold(
  tx: Tx,
  hold: { transaction_id: string; member_id: string; amount: number; matures_at: string },
): Promise<void> {
  await tx.db
    .insertInto('ledger_hold')
    .values(hold)
    .onConflict((c) => c.column('transaction_id').doNothing())
    .execute()
}

/** Deletes a hold. @returns the amount it held; null when there is none: matured, or a transaction without points */
export async function releaseHold(tx: Tx, transactionId: string): Promise<number | null> {
  const row = await tx.db
    .deleteFrom('ledger_hold')
    .where('transaction_id', '=', transactionId)
    .returning('amount')
    .executeTakeFirst()
  return row?.amount ?? null
}

/**
 * Takes up to `most` points out of a hold and deletes it when nothing is left. @returns the points taken; 0 without a
 * hold
 */
export async function reduceHold(tx: Tx, transactionId: string, most: number): Promise<number> {
  if (most <= 0) return 0
  const row = await tx.db
    .selectFrom('ledger_hold')
    .select('amount')
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst()
  if (row === undefined) return 0
  if (row.amount <= most) return (await releaseHold(tx, transactionId)) ?? 0
  await tx.db
    .updateTable('ledger_hold')
    .set((eb) => ({ amount: eb('amount', '-', most) }))
    .where('transaction_id', '=', transactionId)
    .execute()
  return most
}

/** Deletes every hold of a member. */
export async function releaseHoldsOf(tx: Tx, memberId: string): Promise<void> {
  await tx.db.deleteFrom('ledger_hold').where('member_id', '=', memberId).execute()
}
