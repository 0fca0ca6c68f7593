import type { Ctx } from '#app/core/context.server.ts'
import { answerForAcceptance, refuseUnlessMayAccept, takeAcceptanceBack } from './move-acceptance.server.ts'
import type { Post } from './thread.ts'

/**
 * Takes an acceptance back. Does nothing when the answer is not the accepted one. Records `answer.unaccepted`. @throws
 * as `acceptAnswer`
 */
export async function unacceptAnswer(ctx: Ctx, input: { postId: string }): Promise<Post> {
  return ctx.write(async (tx) => {
    const { thread, post } = await answerForAcceptance(ctx, tx, input.postId)
    await refuseUnlessMayAccept(ctx, tx, thread)
    if (thread.accepted_post_id === post.id) await takeAcceptanceBack(tx, thread)
    return post
  })
}
