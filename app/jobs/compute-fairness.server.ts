import type { Ctx } from '../core/context.server.ts'
import { computeFairness } from '../domain/analytics/fairness/compute-fairness.server.ts'

export async function computeFairnessJob(ctx: Ctx): Promise<void> {
  await computeFairness(ctx)
}
