import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { FairnessReport } from '#app/domain/analytics/fairness/report.ts'

/** Saves the report of a community day; a later one of the day replaces it. */
export async function saveReport(
  tx: Tx,
  { day, at, tookMs, report }: { day: string; at: Instant; tookMs: number; report: FairnessReport },
): Promise<void> {
  const gini = report.spread.all?.reputation.gini ?? null
  const row = {
    computed_at: at,
    took_ms: tookMs,
    gini_percent: gini === null ? null : Math.round(gini * 100),
    report: JSON.stringify(report),
  }
  await tx.db
    .insertInto('fairness_snapshot')
    .values({ day, ...row })
    .onConflict((c) => c.column('day').doUpdateSet(row))
    .execute()
}
