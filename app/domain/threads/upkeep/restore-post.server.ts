import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { acceptPost } from '#app/domain/threads/answers/change-acceptance.server.ts'
import type { RemoveInput } from '#app/domain/threads/input.ts'
import { lostAcceptance } from '#app/domain/threads/queries/posts.server.ts'
import { postForUpdate, updatePost } from '#app/domain/threads/store/posts.server.ts'
import { countTags } from '#app/domain/threads/store/tags.server.ts'
import { updateThread } from '#app/domain/threads/store/threads.server.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import { recount } from './recount.server.ts'
import { refusalToRestore } from './removal.ts'

/**
 * Restores a deleted post, and its thread when it is the opening post. An answer that was accepted when it was deleted
 * is accepted again, unless another one is accepted by now. Twice changes nothing. Records `post.restored`, then
 * `answer.accepted` where it applies.
 * @throws not_found; forbidden, also for the author of a post that another person deleted; not_now for what is held,
 * hidden or archived
 */
export async function restorePost(ctx: Ctx, input: RemoveInput): Promise<Post> {
  return ctx.write(async (tx) => {
    const { thread, post } = readablePost(ctx.actor, await postForUpdate(tx, input.postId))
    refuse(ctx.actor, refusalToRestore(ctx.actor, thread, post))
    return post.state === 'visible' ? post : restore(tx, thread, post, input.reason ?? '')
  })
}

async function restore(tx: Tx, thread: Thread, post: Post, reason: string): Promise<Post> {
  const wasAccepted =
    post.removed_at !== null &&
    thread.accepted_post_id === null &&
    (await lostAcceptance(tx.db, post.id, post.removed_at))
  const values = { state: 'visible', removed_at: null, removed_by: null, removed_reason: null } as const
  await updatePost(tx, post.id, values)
  if (post.kind === 'opening') {
    await updateThread(tx, thread.id, { state: 'visible' })
    await countTags(tx, thread.id, 1)
  }
  await recount(tx, thread.id)
  await tx.record('post.restored', {
    threadId: thread.id,
    postId: post.id,
    kind: post.kind,
    authorId: post.author_id,
    by: tx.actor.memberId,
  })
  if (wasAccepted) await acceptPost(tx, thread, post)
  if (post.author_id !== tx.actor.memberId)
    await audit(tx, {
      action: 'post.restore',
      subjectType: 'post',
      subjectId: post.id,
      before: 'deleted',
      after: 'visible',
      reason,
    })
  return { ...post, ...values }
}
