import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { markAllReadUntil } from './store/notifications.server.ts'

/**
 * Marks all of the reader's notifications as read, up to `until`, so that one that came while they looked stays unread;
 * null: up to now. Records nothing: reading is private.
 */
export async function readAllNotifications(ctx: Ctx, { until }: { until: Instant | null }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write((tx) => markAllReadUntil(tx, memberId, until ?? tx.at), { unseen: true })
}
