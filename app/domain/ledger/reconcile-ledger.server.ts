import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, nowMs } from '#app/core/time.ts'
import { openFreeze } from './queries/checks.server.ts'
import { insertFreeze, insertReconciliation } from './store/checks.server.ts'
import type { LedgerCheck, Verification } from './verification.ts'
import { verifyLedger } from './verify-ledger.server.ts'

/**
 * Checks that the ledger agrees with itself and with what depends on it, and keeps the result. Any difference freezes
 * redemption until an admin ends the freeze, and raises the alarm in the log, in `/readyz` and on every page of
 * administration. Records `ledger.differenceFound`.
 * @param others see `verifyLedger`
 * @throws forbidden
 */
export async function reconcileLedger(ctx: Ctx, ...others: readonly LedgerCheck[]): Promise<Verification> {
  authorize(ctx.actor, 'ledger.administer')
  const startedAt = nowMs()
  const result = await verifyLedger(ctx.read, ...others)
  const tookMs = nowMs() - startedAt
  const { findings } = result
  await ctx.write(async (tx) => {
    const id = newId('reconciliation', msOf(tx.at))
    await insertReconciliation(tx, {
      id,
      at: tx.at,
      took_ms: tookMs,
      transactions: result.transactions,
      entries: result.entries,
      finding_count: findings.length,
      findings: JSON.stringify(findings),
      by_member_id: tx.actor.memberId,
    })
    // The nightly check is no act of staff.
    if (tx.actor.memberId !== null)
      await audit(tx, {
        action: 'ledger.check',
        subjectType: 'reconciliation',
        subjectId: id,
        after: { findings: findings.length },
      })
    if (findings.length === 0) return
    if ((await openFreeze(tx.db)) === null) await insertFreeze(tx, { byMemberId: null, reason: id })
    await tx.record('ledger.differenceFound', { reconciliationId: id, findings: findings.length })
  })
  if (findings.length > 0)
    ctx.log.error(
      { findings: findings.slice(0, 10), count: findings.length },
      'reconciliation found differences in the ledger: redemption is frozen',
    )
  return result
}
