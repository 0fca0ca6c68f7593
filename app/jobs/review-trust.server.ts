import type { Ctx } from '#app/core/context.server.ts'
import {
  recomputeTrust as review,
  recomputeTrustLevels as reviewLevels,
} from '#app/domain/accounts/trust/recompute-trust.server.ts'

export async function reviewTrust(ctx: Ctx): Promise<void> {
  const raised = await review(ctx)
  if (raised > 0) ctx.log.info({ raised }, 'members reached trust level 1')
}

export async function reviewTrustLevels(ctx: Ctx): Promise<void> {
  const counts = await reviewLevels(ctx)
  if (counts.raised + counts.lowered + counts.warned > 0) ctx.log.info(counts, 'trust levels were reviewed')
}
