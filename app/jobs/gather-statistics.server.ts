import type { Ctx } from '#app/core/context.server.ts'
import { gatherStatistics } from '#app/core/gather-statistics.server.ts'

export async function gatherStatisticsJob(ctx: Ctx): Promise<void> {
  await gatherStatistics(ctx)
}
