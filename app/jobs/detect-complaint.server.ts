import type { Ctx } from '#app/core/context.server.ts'
import { checkPost } from '#app/domain/cases/detection/check-post.server.ts'

/** Reads one post that was written or edited. */
export async function detectComplaint(ctx: Ctx, payload: { postId: string }): Promise<void> {
  await checkPost(ctx, payload)
}
