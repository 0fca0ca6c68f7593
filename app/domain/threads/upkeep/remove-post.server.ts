import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import type { RemoveInput } from '#app/domain/threads/input.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import { isUnseen, type Post, type Thread } from '#app/domain/threads/thread.ts'
import { refusalToRemove } from './removal.ts'
import { takeDownIn } from './take-down.server.ts'

/**
 * Deletes a post, reversibly; with the opening post its thread is deleted. Of what waits its author deletes their own. An accepted answer loses its acceptance
 * first. Twice changes nothing. Records `answer.unaccepted` where it applies, then `post.removed`.
 * @throws not_found; forbidden; not_now for what is hidden or archived, and for what of others is held
 */
export async function removePost(ctx: Ctx, input: RemoveInput): Promise<Post> {
  return ctx.write(async (tx) => {
    const { thread, post } = readablePost(ctx.actor, await postForUpdate(tx, input.postId))
    refuse(ctx.actor, refusalToRemove(ctx.actor, thread, post))
    return post.state === 'deleted' ? post : remove(tx, thread, post, input.reason ?? null)
  })
}

async function remove(tx: Tx, thread: Thread, post: Post, reason: string | null): Promise<Post> {
  const removed = await takeDownIn(tx, { thread, post }, { state: 'deleted', reason })
  // Nobody has seen it, and nobody will: there is nothing left to decide.
  if (post.state === 'held' && isUnseen(post)) await withdrawReviewItem(tx, { kind: 'post', subjectId: post.id })
  if (post.author_id !== tx.actor.memberId)
    await audit(tx, {
      action: 'post.remove',
      subjectType: 'post',
      subjectId: post.id,
      before: post.state,
      after: 'deleted',
      reason: reason ?? '',
    })
  return removed
}
