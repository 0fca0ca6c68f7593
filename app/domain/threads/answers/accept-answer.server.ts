import type { Ctx } from '#app/core/context.server.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import { acceptPost, choosableAnswer } from './change-acceptance.server.ts'

/**
 * Accepts an answer; the one that was accepted before loses its place. Twice changes nothing. Records
 * `answer.unaccepted` for the old one, then `answer.accepted`.
 * @throws not_found; invalid for a post that is no answer; forbidden; not_now for what is hidden, deleted or archived,
 * while the asker may still choose, or when the asker has chosen
 */
export async function acceptAnswer(ctx: Ctx, input: { postId: string }): Promise<Post> {
  return ctx.write(async (tx) => {
    const { thread, post } = await choosableAnswer(ctx, tx, input.postId)
    await acceptPost(tx, thread, post)
    return post
  })
}
