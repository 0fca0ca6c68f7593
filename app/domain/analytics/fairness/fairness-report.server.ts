import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { giniByDay, latestReport } from './queries/snapshots.server.ts'
import type { FairnessReport } from './report.ts'

export type FairnessPage = {
  day: string
  at: Instant
  tookMs: number
  report: FairnessReport
  history: { day: string; gini: number | null }[]
}

const historyDays = 366

/** The latest report, with the daily Gini coefficients of a year; null before the first one. Two queries. */
export async function fairnessReport(ctx: Ctx): Promise<FairnessPage | null> {
  authorize(ctx.actor, 'member.read')
  const latest = await latestReport(ctx.read)
  return latest === null ? null : { ...latest, history: await giniByDay(ctx.read, historyDays) }
}
