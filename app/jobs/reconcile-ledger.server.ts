import type { Ctx } from '../core/context.server.ts'
import { reconcileBook } from '../domain/perks/reconcile-book.server.ts'

export async function reconcileLedgerJob(ctx: Ctx): Promise<void> {
  await reconcileBook(ctx)
}
