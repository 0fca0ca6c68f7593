import type { Ctx } from '#app/core/context.server.ts'
import { computeFairness } from '#app/domain/analytics/fairness/compute-fairness.server.ts'

export async function computeFairnessJob(ctx: Ctx): Promise<void> {
  await computeFairness(ctx)
}
