import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { notFound, readable } from '#app/domain/access/may-read.ts'
import { withdrawAcceptance } from '#app/domain/threads/answers/change-acceptance.server.ts'
import type { RemoveInput } from '#app/domain/threads/input.ts'
import {
  countTags,
  postForUpdate,
  recountThread,
  updatePost,
  updateThread,
} from '#app/domain/threads/store/threads.server.ts'
import { refuseWhenArchived, type Post, type Thread } from '#app/domain/threads/thread.ts'

/**
 * Deletes a post, reversibly; the opening post takes its thread along. An accepted answer loses its acceptance first.
 * Deleting twice changes nothing. Records `answer.unaccepted` where it applies, then `post.removed`.
 */
export async function removePost(ctx: Ctx, input: RemoveInput): Promise<Post> {
  return ctx.write(async (tx) => {
    const found = await postForUpdate(tx, input.postId)
    if (found === undefined) throw notFound()
    readable(ctx.actor, found.thread)
    const post = readable(ctx.actor, found.post)
    authorize(ctx.actor, 'post.remove', { ownerId: post.author_id })
    if (post.state === 'deleted') return post
    refuseWhenArchived(found.thread)
    // Taking back what a moderator hid would make it theirs to restore.
    if (post.state !== 'visible') throw new DomainError('not_now', 'threads.errors.notVisible')
    return takeAway(tx, found.thread, post, input.reason ?? null)
  })
}

async function takeAway(tx: Tx, thread: Thread, post: Post, reason: string | null): Promise<Post> {
  if (thread.accepted_post_id === post.id) await withdrawAcceptance(tx, thread)
  const values = { state: 'deleted', removed_at: tx.at, removed_by: tx.actor.memberId, removed_reason: reason } as const
  await updatePost(tx, post.id, values)
  if (post.kind === 'opening') {
    await updateThread(tx, thread.id, { state: 'deleted' })
    if (thread.state === 'visible') await countTags(tx, thread.id, -1)
  } else await recountThread(tx, thread.id)
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
