import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { withdrawAcceptance } from '#app/domain/threads/answers/change-acceptance.server.ts'
import type { RemoveInput } from '#app/domain/threads/input.ts'
import { postForUpdate, updatePost } from '#app/domain/threads/store/posts.server.ts'
import { countTags } from '#app/domain/threads/store/tags.server.ts'
import { updateThread } from '#app/domain/threads/store/threads.server.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import { recount } from './recount.server.ts'
import { refusalToRemove } from './removal.ts'

/**
 * Deletes a post, reversibly; with the opening post its thread is deleted. An accepted answer loses its acceptance
 * first. Twice changes nothing. Records `answer.unaccepted` where it applies, then `post.removed`.
 * @throws not_found; forbidden; not_now for what is held, hidden or archived
 */
export async function removePost(ctx: Ctx, input: RemoveInput): Promise<Post> {
  return ctx.write(async (tx) => {
    const { thread, post } = readablePost(ctx.actor, await postForUpdate(tx, input.postId))
    refuse(ctx.actor, refusalToRemove(ctx.actor, thread, post))
    return post.state === 'deleted' ? post : remove(tx, thread, post, input.reason ?? null)
  })
}

async function remove(tx: Tx, thread: Thread, post: Post, reason: string | null): Promise<Post> {
  if (thread.accepted_post_id === post.id) await withdrawAcceptance(tx, thread)
  const values = { state: 'deleted', removed_at: tx.at, removed_by: tx.actor.memberId, removed_reason: reason } as const
  await updatePost(tx, post.id, values)
  if (post.kind === 'opening') {
    await updateThread(tx, thread.id, { state: 'deleted' })
    if (thread.state === 'visible') await countTags(tx, thread.id, -1)
  }
  await recount(tx, thread.id)
  await tx.record('post.removed', {
    threadId: thread.id,
    postId: post.id,
    kind: post.kind,
    authorId: post.author_id,
    by: tx.actor.memberId,
  })
  if (post.author_id !== tx.actor.memberId)
    await audit(tx, {
      action: 'post.remove',
      subjectType: 'post',
      subjectId: post.id,
      before: post.state,
      after: 'deleted',
      reason: reason ?? '',
    })
  return { ...post, ...values }
}
