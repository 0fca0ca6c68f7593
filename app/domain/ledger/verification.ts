import type { Db } from '#db/dialects/dialect.ts'

/** A difference that a check found. The last four checks compare the ledger with redemptions, stock and coupons. */
export type Finding = {
  check: 'unbalanced' | 'balance' | 'negative' | 'hold' | 'reputation' | 'reserved' | 'redeemed' | 'stock' | 'coupon'
  subject: string
  expected: number
  found: number
}

/** Compares the ledger with what another domain stores; empty: they agree. */
export type LedgerCheck = (db: Db) => Promise<readonly Finding[]>

/** The result of a check of the whole ledger. */
export type Verification = { transactions: number; entries: number; findings: Finding[] }
