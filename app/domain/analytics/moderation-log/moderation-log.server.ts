import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { ModerationLog } from './log.ts'
import { latestLog } from './queries/log.server.ts'

/** The public log as it was last worked out; null before the first one. One query. */
export async function moderationLog(ctx: Ctx): Promise<ModerationLog | null> {
  authorize(ctx.actor, 'member.read')
  return latestLog(ctx.read)
}
