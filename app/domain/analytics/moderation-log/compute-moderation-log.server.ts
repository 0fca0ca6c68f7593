import type { Ctx } from '#app/core/context.server.ts'
import { dayIn } from '#app/core/time.ts'
import { buildLog } from './build-log.ts'
import type { ModerationLog } from './log.ts'
import { logFacts } from './queries/facts.server.ts'
import { saveLog } from './store/log.server.ts'

/** Works out the public log of moderation and stores it as that of today; a job does so every night. */
export async function computeModerationLog(ctx: Ctx): Promise<ModerationLog> {
  const at = ctx.now()
  const zone = ctx.setting('site.timeZone')
  const log = buildLog(await logFacts(ctx.read, at, zone), at)
  await ctx.write((tx) => saveLog(tx, dayIn(at, zone), log))
  return log
}
