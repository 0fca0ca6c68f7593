import type { Verification } from '#app/domain/ledger/verification.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { verifyRedemptions } from './verify-redemptions.server.ts'

/** The book against itself, and against redemptions, stock and coupons. @returns no findings when all is well */
export async function verifyBook(db: Db): Promise<Verification> {
  const book = await verifyLedger(db)
  return { ...book, findings: [...book.findings, ...(await verifyRedemptions(db))] }
}
