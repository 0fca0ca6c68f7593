import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { deleteReadBefore } from './store/notifications.server.ts'

const perWrite = 500

/** Deletes notifications that were read more than `notifications.keepReadDays` ago. @returns how many */
export async function deleteOldNotifications(ctx: Ctx): Promise<number> {
  const before = plus(ctx.now(), { days: -ctx.setting('notifications.keepReadDays') })
  for (let gone = 0; ;) {
    const some = await ctx.write((tx) => deleteReadBefore(tx, before, perWrite), { unseen: true })
    gone += some
    if (some < perWrite) return gone
  }
}
