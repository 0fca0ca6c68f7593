import type { Ctx } from '../core/context.server.ts'
import { authorsIn } from '../domain/loyalty/badges/queries.server.ts'
import { reviewBadges as review } from '../domain/loyalty/badges/review-badges.server.ts'

export async function reviewBadges(ctx: Ctx, { memberId }: { memberId: string }): Promise<void> {
  await review(ctx, [memberId])
}

export async function reviewBadgesInThread(ctx: Ctx, { threadId }: { threadId: string }): Promise<void> {
  await review(ctx, await authorsIn(ctx.read, threadId))
}
