import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { dayIn, nowMs } from '#app/core/time.ts'
import { buildReport } from './build-report.ts'
import { fairnessFacts } from './queries/facts.server.ts'
import type { FairnessReport } from './report.ts'
import { saveReport } from './store/report.server.ts'

/**
 * Computes the fairness report and stores it as that of today: every night, and on request of an admin. Reads
 * everything before the transaction; changes meanwhile do not make it wrong.
 * @throws forbidden
 */
export async function computeFairness(ctx: Ctx): Promise<FairnessReport> {
  authorize(ctx.actor, 'ledger.administer')
  const at = ctx.now()
  const zone = ctx.setting('site.timeZone')
  const startedAt = nowMs()
  const report = buildReport(await fairnessFacts(ctx.read, at, zone), at)
  const tookMs = nowMs() - startedAt
  const day = dayIn(at, zone)
  await ctx.write(async (tx) => {
    await saveReport(tx, { day, at, tookMs, report })
    // The nightly report is no act of staff.
    if (tx.actor.memberId !== null)
      await audit(tx, { action: 'fairness.compute', subjectType: 'fairness-report', subjectId: day })
  })
  return report
}
