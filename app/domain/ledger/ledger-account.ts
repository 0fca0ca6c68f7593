import type { LedgerAccountKind, LedgerUnit } from '#db/schema/ledger.ts'

/** What identifies an account: a member (or, for an issuer, a rule), the kind of balance and the unit. */
export type AccountName = { owner: string; kind: LedgerAccountKind; unit: LedgerUnit }

/** An account with its cached balance. Balances of issuers are not kept and stay 0. */
export type Account = AccountName & { id: string; balance: number }

/** The accounts of a member that a reversal or a restored award may change. */
export function memberAccounts(owner: string): AccountName[] {
  return [
    { owner, kind: 'reputation', unit: 'reputation' },
    { owner, kind: 'available', unit: 'points' },
    { owner, kind: 'pending', unit: 'points' },
    { owner, kind: 'debt', unit: 'points' },
  ]
}

/** The account of that name. @throws Error when it is not among `accounts`: the caller did not open and lock it. */
export function accountOf(accounts: readonly Account[], name: AccountName): Account {
  const account = accounts.find((one) => accountKey(one) === accountKey(name))
  if (account === undefined) throw new Error(`account ${accountKey(name)} was not opened`)
  return account
}

/** The name as one text, for comparing and sorting. */
export function accountKey({ owner, kind, unit }: AccountName): string {
  return `${owner}|${kind}|${unit}`
}
