import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { notFound, readable } from '#app/domain/access/may-read.ts'
import { acceptPost } from '#app/domain/threads/answers/change-acceptance.server.ts'
import type { RemoveInput } from '#app/domain/threads/input.ts'
import { lostAcceptance } from '#app/domain/threads/queries/posts.server.ts'
import {
  countTags,
  postForUpdate,
  recountThread,
  updatePost,
  updateThread,
} from '#app/domain/threads/store/threads.server.ts'
import { mayRestore, refuseWhenArchived, type Post, type Thread } from '#app/domain/threads/thread.ts'

/**
 * Brings a deleted post back, and its thread when it is the opening post. An answer that was accepted when it went is
 * accepted again, unless another one is by now. Records `post.restored`, then `answer.accepted` where it applies.
 * @throws forbidden when somebody other than its author deleted it, for its author
 */
export async function restorePost(ctx: Ctx, input: RemoveInput): Promise<Post> {
  return ctx.write(async (tx) => {
    const found = await postForUpdate(tx, input.postId)
    if (found === undefined) throw notFound()
    readable(ctx.actor, found.thread)
    const post = readable(ctx.actor, found.post)
    authorize(ctx.actor, 'post.restore', { ownerId: post.author_id })
    if (post.state === 'visible') return post
    refuseWhenArchived(found.thread)
    if (post.state !== 'deleted') throw new DomainError('not_now', 'threads.errors.notVisible')
    if (!mayRestore(ctx.actor, post)) throw new DomainError('forbidden', 'threads.errors.removedByOthers')
    return bringBack(tx, found.thread, post, input.reason ?? '')
  })
}

async function bringBack(tx: Tx, thread: Thread, post: Post, reason: string): Promise<Post> {
  const wasAccepted =
    post.removed_at !== null &&
    thread.accepted_post_id === null &&
    (await lostAcceptance(tx.db, post.id, post.removed_at))
  const values = { state: 'visible', removed_at: null, removed_by: null, removed_reason: null } as const
  await updatePost(tx, post.id, values)
  if (post.kind === 'opening') {
    await updateThread(tx, thread.id, { state: 'visible' })
    await countTags(tx, thread.id, 1)
  } else await recountThread(tx, thread.id)
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
