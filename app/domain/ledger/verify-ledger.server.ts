import type { Db } from '#db/dialects/dialect.ts'
import {
  ledgerSize,
  negatives,
  unbalanced,
  wrongBalances,
  wrongHolds,
  wrongReputations,
} from './queries/verification.server.ts'
import type { Finding, LedgerCheck, Verification } from './verification.ts'

/**
 * Checks that the ledger agrees with itself: every transaction sums to zero per unit, every cached balance is the sum of
 * its entries, no account of a member is below zero (debt: above), pending points equal the holds, and the reputation of
 * a member's transactions, by which members are ranked, equals that of the account.
 * @param others checks of what must agree with the ledger; the domain that spends points has one
 * @returns at most 100 findings of each check; none when the ledger is clean
 */
export async function verifyLedger(db: Db, ...others: readonly LedgerCheck[]): Promise<Verification> {
  const size = await ledgerSize(db)
  const findings: Finding[] = [
    ...(await unbalanced(db)),
    ...(await wrongBalances(db)),
    ...(await negatives(db)),
    ...(await wrongHolds(db)),
    ...(await wrongReputations(db)),
  ]
  for (const check of others) findings.push(...(await check(db)))
  return { ...size, findings }
}
