import type { Tx } from '#app/core/write.server.ts'
import type { TenureAnniversaryTable } from '#db/schema/accounts.ts'

/** @returns false when the member had that year before, or the account's seat is taken. */
export async function insertAnniversary(tx: Tx, row: Omit<TenureAnniversaryTable, 'at'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('tenure_anniversary')
    .values({ ...row, at: tx.at })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
