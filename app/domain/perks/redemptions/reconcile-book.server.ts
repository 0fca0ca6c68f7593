import type { Ctx } from '#app/core/context.server.ts'
import { reconcileLedger } from '#app/domain/ledger/reconcile-ledger.server.ts'
import type { Verification } from '#app/domain/ledger/verification.ts'
import { verifyBook } from './verify-book.server.ts'

/**
 * Verifies the ledger and all that must agree with it, stores the result, and freezes redemption on any difference. The
 * nightly job runs it. @throws forbidden
 */
export function reconcileBook(ctx: Ctx): Promise<Verification> {
  return reconcileLedger(ctx, verifyBook)
}
