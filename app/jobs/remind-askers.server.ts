import type { Ctx } from '#app/core/context.server.ts'
import { remindAskers } from '#app/domain/threads/answers/remind-askers.server.ts'

export async function remindAskersJob(ctx: Ctx): Promise<void> {
  const reminded = await remindAskers(ctx)
  if (reminded > 0) ctx.log.info({ reminded }, 'askers were reminded to choose an answer')
}
