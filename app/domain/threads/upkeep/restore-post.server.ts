import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import type { RemoveInput } from '#app/domain/threads/input.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import { refusalToRestore } from './removal.ts'
import { putBackIn } from './take-down.server.ts'

/**
 * Restores a deleted post, and its thread when it is the opening post. An answer that was accepted when it was deleted
 * is accepted again, unless another one is accepted by now. Twice changes nothing. Records `post.restored`, then
 * `answer.accepted` where it applies.
 * @throws not_found; forbidden, also for the author of a post that another person deleted; not_now for what is held,
 * hidden, archived, or has lost its text for good
 */
export async function restorePost(ctx: Ctx, input: RemoveInput): Promise<Post> {
  return ctx.write(async (tx) => {
    const { thread, post } = readablePost(ctx.actor, await postForUpdate(tx, input.postId))
    refuse(ctx.actor, refusalToRestore(ctx.actor, thread, post))
    return post.state === 'visible' ? post : restore(tx, thread, post, input.reason ?? '')
  })
}

async function restore(tx: Tx, thread: Thread, post: Post, reason: string): Promise<Post> {
  const restored = await putBackIn(tx, { thread, post })
  if (post.author_id !== tx.actor.memberId)
    await audit(tx, {
      action: 'post.restore',
      subjectType: 'post',
      subjectId: post.id,
      before: 'deleted',
      after: 'visible',
      reason,
    })
  return restored
}
