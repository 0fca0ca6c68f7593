import { newId } from '#app/core/ids.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { LedgerAccountKind, LedgerUnit } from '#db/schema/ledger.ts'

export type AccountName = { owner: string; kind: LedgerAccountKind; unit: LedgerUnit }
export type Account = { id: string; kind: LedgerAccountKind; unit: LedgerUnit; owner: string; balance: number }

/**
 * Opens what is missing, locks all (in the order of their names, so that two transactions never wait for each other).
 */
export async function accountsForUpdate(tx: Tx, names: readonly AccountName[]): Promise<Account[]> {
  if (names.length === 0) return []
  const sorted = [...names].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const known = await selectAccounts(tx, sorted)
  const missing = sorted.filter((name) => !known.some((account) => keyOf(account) === keyOf(name)))
  if (missing.length === 0) return known
  await tx.db
    .insertInto('ledger_account')
    .values(missing.map(({ owner, kind, unit }) => ({ id: newId('ledgerAccount'), owner, kind, unit, balance: 0 })))
    .onConflict((c) => c.columns(['owner', 'kind', 'unit']).doNothing())
    .execute()
  return selectAccounts(tx, sorted)
}

/** The accounts of a member that taking back and giving back may touch. */
export function memberAccounts(owner: string): AccountName[] {
  return [
    { owner, kind: 'reputation', unit: 'reputation' },
    { owner, kind: 'available', unit: 'points' },
    { owner, kind: 'pending', unit: 'points' },
    { owner, kind: 'debt', unit: 'points' },
  ]
}

/** The account of that name among those locked. */
export function accountOf(accounts: readonly Account[], name: AccountName): Account {
  const account = accounts.find((one) => keyOf(one) === keyOf(name))
  if (account === undefined) throw new Error(`account ${keyOf(name)} was not opened`)
  return account
}

function keyOf(name: AccountName): string {
  return `${name.owner}|${name.kind}|${name.unit}`
}

async function selectAccounts(tx: Tx, names: readonly AccountName[]): Promise<Account[]> {
  const wanted = new Set(names.map(keyOf))
  const query = tx.db
    .selectFrom('ledger_account')
    .selectAll()
    .where('owner', 'in', [...new Set(names.map((name) => name.owner))])
    .where('kind', 'in', [...new Set(names.map((name) => name.kind))])
    .where('kind', '!=', 'issuer')
    .orderBy('owner')
    .orderBy('kind')
    .orderBy('unit')
  const locked = (await tx.dialect.lockRow(query).execute()).filter((account) => wanted.has(keyOf(account)))
  const issuers = names.filter((name) => name.kind === 'issuer')
  if (issuers.length === 0) return locked
  // Issuers are read without a lock: nobody's balance depends on them.
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
  return [...locked, ...free.filter((account) => wanted.has(keyOf(account)))]
}
