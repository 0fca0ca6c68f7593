import type { Ctx } from '../core/context.server.ts'
import { indexThread } from '../domain/search/index-thread.server.ts'

export async function indexThreadJob(ctx: Ctx, payload: { threadId: string }): Promise<void> {
  await indexThread(ctx, payload)
}
