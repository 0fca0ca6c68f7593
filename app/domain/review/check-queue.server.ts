import type { Ctx } from '#app/core/context.server.ts'
import { isFirstToday } from '#app/core/daily-notice.server.ts'
import { plus } from '#app/core/time.ts'
import { permissions } from '#app/registry/permissions.ts'
import { reviewKindNames, reviewKinds } from '#app/registry/review-kinds.ts'
import { firstDue, oldestOpen } from './queries/oldest-open.server.ts'

/** What moderators may decide: nobody is told of what waits for others. */
const kinds = reviewKindNames.filter((kind) => permissions[reviewKinds[kind].permission].moderator !== '')

/** Hours before its due time that moderators are told of an item. */
const soonHours = 24

/** Records `review.overdue` once a day while an item has been open for more than `notifications.reviewHours`,
 * and `review.dueSoon` while one has to be decided within a day. */
export async function checkQueue(ctx: Ctx): Promise<void> {
  await checkDue(ctx)
  const hours = ctx.setting('notifications.reviewHours')
  const oldest = await oldestOpen(ctx.read, kinds)
  if (oldest === null || oldest.openedAt >= plus(ctx.now(), { hours: -hours })) return
  await ctx.write(async (tx) => {
    if (await isFirstToday(tx, 'review-queue')) await tx.record('review.overdue', { itemId: oldest.id, hours })
  })
}

async function checkDue(ctx: Ctx): Promise<void> {
  const due = await firstDue(ctx.read, plus(ctx.now(), { hours: soonHours }))
  if (due === null) return
  await ctx.write(async (tx) => {
    if (await isFirstToday(tx, 'review-due')) await tx.record('review.dueSoon', { itemId: due.id, dueAt: due.dueAt })
  })
}
