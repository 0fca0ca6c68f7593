import type { Ctx } from '#app/core/context.server.ts'
import { indexThread } from '#app/domain/search/index-thread.server.ts'

export async function indexThreadJob(ctx: Ctx, payload: { threadId: string }): Promise<void> {
  await indexThread(ctx, payload)
}
