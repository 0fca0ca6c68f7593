import type { Ctx } from '#app/core/context.server.ts'
import type { Seen } from './notification-view.ts'
import { unreadAbout } from './queries/list.server.ts'
import { markRead } from './store/notifications.server.ts'

/**
 * Marks the reader's notifications about something as read, because they see the thing itself. One read, and a write
 * only where there is something to mark. Nothing for visitors. Records nothing: reading is private.
 * @returns how many were unread
 */
export async function markSeen(ctx: Ctx, seen: Seen): Promise<number> {
  const { memberId } = ctx.actor
  if (memberId === null) return 0
  const ids = await unreadAbout(ctx, seen)
  if (ids.length > 0) await ctx.write((tx) => markRead(tx, memberId, ids), { unseen: true, repeat: 'again' })
  return ids.length
}
