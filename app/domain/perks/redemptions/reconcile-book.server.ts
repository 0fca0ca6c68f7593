import type { Ctx } from '#app/core/context.server.ts'
import { reconcileLedger } from '#app/domain/ledger/reconcile-ledger.server.ts'
import type { Verification } from '#app/domain/ledger/verification.ts'
import { verifyBook } from './verify-book.server.ts'

/**
 * What the nightly job does: checks the book and all that has to agree with it, keeps the result, freezes redemption on
 * any difference. @throws forbidden
 */
export function reconcileBook(ctx: Ctx): Promise<Verification> {
  return reconcileLedger(ctx, verifyBook)
}
