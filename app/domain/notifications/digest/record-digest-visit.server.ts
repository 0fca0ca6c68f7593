import type { Ctx } from '#app/core/context.server.ts'
import { touchDigestVisit } from '#app/domain/notifications/store/preferences.server.ts'

/** Notes that the reader came from a digest, so that it goes on. Nothing for visitors, and for members without one. */
export async function recordDigestVisit(ctx: Ctx): Promise<void> {
  const { memberId } = ctx.actor
  if (memberId === null) return
  await ctx.write((tx) => touchDigestVisit(tx, memberId), { unseen: true, repeat: 'again' })
}
