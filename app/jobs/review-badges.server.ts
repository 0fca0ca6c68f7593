import type { Ctx } from '#app/core/context.server.ts'
import { backfillBadges } from '#app/domain/loyalty/badges/backfill-badges.server.ts'
import { metricsMovedBy } from '#app/domain/loyalty/badges/moved-metrics.ts'
import { authorsIn } from '#app/domain/loyalty/badges/queries/concerned.server.ts'
import { recomputeBadges as review } from '#app/domain/loyalty/badges/recompute-badges.server.ts'

export async function reviewBadges(ctx: Ctx, { memberId }: { memberId: string }): Promise<void> {
  await review(ctx, [memberId])
}

export async function reviewBadgesAfter(
  ctx: Ctx,
  { memberIds, event }: { memberIds: string; event: string },
): Promise<void> {
  await review(ctx, memberIds.split(' '), metricsMovedBy(event))
}

export async function reviewBadgesInThread(ctx: Ctx, { threadId }: { threadId: string }): Promise<void> {
  await review(ctx, await authorsIn(ctx.read, threadId))
}

export async function reviewAllBadges(ctx: Ctx): Promise<void> {
  const { done, given, taken } = await backfillBadges(ctx)
  ctx.log.info({ members: done, given, taken }, 'badges of everybody were reviewed')
}
