import type { Verification } from '#app/domain/ledger/verification.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { verifyRedemptions } from './verify-redemptions.server.ts'

/** Verifies the ledger, and the ledger against redemptions, stock and coupons. @returns no findings when all agree */
export async function verifyBook(db: Db): Promise<Verification> {
  const book = await verifyLedger(db)
  return { ...book, findings: [...book.findings, ...(await verifyRedemptions(db))] }
}
