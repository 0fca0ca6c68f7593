import { newId } from '#app/core/ids.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountKey, type Account, type AccountName } from '#app/domain/ledger/ledger-account.ts'

/** Opens accounts with balance 0; those that exist stay as they are. */
export async function insertAccounts(tx: Tx, names: readonly AccountName[]): Promise<void> {
  await tx.db
    .insertInto('ledger_account')
    .values(names.map(({ owner, kind, unit }) => ({ id: newId('ledgerAccount'), owner, kind, unit, balance: 0 })))
    .onConflict((c) => c.columns(['owner', 'kind', 'unit']).doNothing())
    .execute()
}

/** The accounts of these names that exist. Issuers are read without a lock: no balance depends on them. */
export async function lockAccounts(tx: Tx, names: readonly AccountName[]): Promise<Account[]> {
  const wanted = new Set(names.map(accountKey))
  const query = tx.db
    .selectFrom('ledger_account')
    .selectAll()
    .where('owner', 'in', [...new Set(names.map((name) => name.owner))])
    .where('kind', 'in', [...new Set(names.map((name) => name.kind))])
    .where('kind', '!=', 'issuer')
    .orderBy('owner')
    .orderBy('kind')
    .orderBy('unit')
  const locked = (await tx.dialect.lockRow(query).execute()).filter((account) => wanted.has(accountKey(account)))
  const issuers = names.filter((name) => name.kind === 'issuer')
  if (issuers.length === 0) return locked
  const free = await tx.db
    .selectFrom('ledger_account')
    .selectAll()
    .where('kind', '=', 'issuer')
    .where(
      'owner',
      'in',
      issuers.map((name) => name.owner),
    )
    .execute()
  return [...locked, ...free.filter((account) => wanted.has(accountKey(account)))]
}
