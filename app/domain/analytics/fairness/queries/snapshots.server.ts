import type { Instant } from '#app/core/time.ts'
import { reportShape, type FairnessReport } from '#app/domain/analytics/fairness/report.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The latest report; null when there is none, or it is of an earlier shape. */
export async function latestReport(
  db: Db,
): Promise<{ day: string; at: Instant; tookMs: number; report: FairnessReport } | null> {
  const row = await db.selectFrom('fairness_snapshot').selectAll().orderBy('day', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) return null
  const report = JSON.parse(row.report) as FairnessReport
  return report.shape === reportShape ? { day: row.day, at: row.computed_at, tookMs: row.took_ms, report } : null
}

/** Gini of reputation of all time day by day, oldest first; days on which there were too few people are null. */
export async function giniByDay(db: Db, days: number): Promise<{ day: string; gini: number | null }[]> {
  const rows = await db
    .selectFrom('fairness_snapshot')
    .select(['day', 'gini_percent'])
    .orderBy('day', 'desc')
    .limit(days)
    .execute()
  return rows
    .reverse()
    .map(({ day, gini_percent: percent }) => ({ day, gini: percent === null ? null : percent / 100 }))
}
