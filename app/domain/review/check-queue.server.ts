import type { Ctx } from '#app/core/context.server.ts'
import { isFirstToday } from '#app/core/daily-notice.server.ts'
import { plus } from '#app/core/time.ts'
import { permissions } from '#app/registry/permissions.ts'
import { reviewKindNames, reviewKinds } from '#app/registry/review-kinds.ts'
import { oldestOpen } from './queries/oldest-open.server.ts'

/** What moderators may decide: nobody is told of what waits for others. */
const kinds = reviewKindNames.filter((kind) => permissions[reviewKinds[kind].permission].moderator !== '')

/** Records `review.overdue` once a day while an item has been open for more than `notifications.reviewHours`. */
export async function checkQueue(ctx: Ctx): Promise<void> {
  const hours = ctx.setting('notifications.reviewHours')
  const oldest = await oldestOpen(ctx.read, kinds)
  if (oldest === null || oldest.openedAt >= plus(ctx.now(), { hours: -hours })) return
  await ctx.write(async (tx) => {
    if (await isFirstToday(tx, 'review-queue')) await tx.record('review.overdue', { itemId: oldest.id, hours })
  })
}
