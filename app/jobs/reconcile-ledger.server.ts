import type { Ctx } from '../core/context.server.ts'
import { reconcileLedger } from '../domain/ledger/reconcile-ledger.server.ts'

export async function reconcileLedgerJob(ctx: Ctx): Promise<void> {
  await reconcileLedger(ctx)
}
