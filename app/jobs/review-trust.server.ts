import type { Ctx } from '../core/context.server.ts'
import { reviewTrust as review } from '../domain/accounts/review-trust.server.ts'

export async function reviewTrust(ctx: Ctx): Promise<void> {
  const raised = await review(ctx)
  if (raised > 0) ctx.log.info({ raised }, 'members reached trust level 1')
}
