import type { Db } from '#db/dialects/dialect.ts'
import {
  ledgerSize,
  negatives,
  unbalanced,
  wrongBalances,
  wrongHolds,
  wrongReputations,
} from './queries/verification.server.ts'
import type { Verification } from './verification.ts'

/**
 * Checks that the ledger agrees with itself: every transaction sums to zero per unit, every cached balance is the sum of
 * its entries, no account of a member is below zero (debt: above), pending points equal the holds, and the reputation of
 * a member's transactions, by which members are ranked, equals that of the account.
 * @returns at most 100 findings of each check; none when the ledger is clean
 */
export async function verifyLedger(db: Db): Promise<Verification> {
  const size = await ledgerSize(db)
  const findings = [
    ...(await unbalanced(db)),
    ...(await wrongBalances(db)),
    ...(await negatives(db)),
    ...(await wrongHolds(db)),
    ...(await wrongReputations(db)),
  ]
  return { ...size, findings }
}
