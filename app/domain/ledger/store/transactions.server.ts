import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Entry } from '#app/domain/ledger/entry.ts'
import { accountOf, type Account } from '#app/domain/ledger/ledger-account.ts'
import type { LedgerTransactionTable } from '#db/schema/ledger.ts'

/**
 * Inserts the transaction.
 * @returns false when one with that key exists: then nothing may follow
 */
export async function insertTransaction(tx: Tx, row: LedgerTransactionTable): Promise<boolean> {
  const result = await tx.db
    .insertInto('ledger_transaction')
    .values(row)
    .onConflict((c) => c.column('idempotency_key').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function insertEntries(
  tx: Tx,
  transactionId: string,
  lines: readonly Entry[],
  accounts: readonly Account[],
): Promise<void> {
  if (lines.length === 0) return
  await tx.db
    .insertInto('ledger_entry')
    .values(
      lines.map((line) => ({
        id: newId('ledgerEntry', msOf(tx.at)),
        transaction_id: transactionId,
        account_id: accountOf(accounts, line).id,
        unit: line.unit,
        amount: line.amount,
      })),
    )
    .execute()
  for (const line of lines) {
    if (line.kind === 'issuer') continue
    await tx.db
      .updateTable('ledger_account')
      .set((eb) => ({ balance: eb('balance', '+', line.amount) }))
      .where('id', '=', accountOf(accounts, line).id)
      .execute()
  }
}
