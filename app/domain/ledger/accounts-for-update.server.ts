import type { Tx } from '#app/core/write.server.ts'
import { accountKey, type Account, type AccountName } from './ledger-account.ts'
import { insertAccounts, lockAccounts } from './store/accounts.server.ts'

/**
 * The accounts of these names, locked until the transaction ends; missing ones are opened with balance 0. Locks are
 * taken in the order of the names, so that two transactions never wait for each other.
 */
export async function accountsForUpdate(tx: Tx, names: readonly AccountName[]): Promise<Account[]> {
  if (names.length === 0) return []
  const sorted = [...names].sort((a, b) => (accountKey(a) < accountKey(b) ? -1 : 1))
  const known = await lockAccounts(tx, sorted)
  const missing = sorted.filter((name) => !known.some((account) => accountKey(account) === accountKey(name)))
  if (missing.length === 0) return known
  await insertAccounts(tx, missing)
  return lockAccounts(tx, sorted)
}
