import type { Ctx } from '#app/core/context.server.ts'
import { reconcileBook } from '#app/domain/perks/redemptions/reconcile-book.server.ts'

export async function reconcileLedgerJob(ctx: Ctx): Promise<void> {
  await reconcileBook(ctx)
}
