import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import { acceptPost, answerToAccept, refuseUnlessMayAccept } from './change-acceptance.server.ts'

/**
 * Accepts an answer; another accepted one loses its place. Accepting twice changes nothing. Records `answer.unaccepted`
 * for the old one, then `answer.accepted`.
 * @throws invalid for anything that is not an answer; forbidden; not_now while the asker may still choose, or has
 * chosen
 */
export async function acceptAnswer(ctx: Ctx, input: { postId: string }): Promise<Post> {
  return ctx.write(async (tx) => {
    const { thread, post } = await answerToAccept(ctx, tx, input.postId)
    if (post.state !== 'visible') throw new DomainError('not_now', 'threads.errors.notVisible')
    if (thread.accepted_post_id === post.id) return post
    await refuseUnlessMayAccept(ctx, tx, thread)
    await acceptPost(tx, thread, post)
    return post
  })
}
