import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { notFound, readable } from '#app/domain/access/may-read.ts'
import { postForUpdate, updatePost } from '#app/domain/threads/store/threads.server.ts'
import { refuseWhenArchived, type Post } from '#app/domain/threads/thread.ts'

/**
 * Staff vouch for a customer's answer. Twice changes nothing. Records `answer.endorsed`. @throws invalid, forbidden,
 * not_now
 */
export async function endorseAnswer(ctx: Ctx, input: { postId: string }): Promise<Post> {
  authorize(ctx.actor, 'answer.endorse')
  return ctx.write(async (tx) => {
    const found = await postForUpdate(tx, input.postId)
    if (found === undefined) throw notFound()
    const post = readable(ctx.actor, found.post)
    refuseWhenArchived(found.thread)
    if (post.kind !== 'answer')
      throw new DomainError('invalid', 'threads.errors.onlyAnswers', { code: 'not_an_answer' })
    if (post.state !== 'visible') throw new DomainError('not_now', 'threads.errors.notVisible')
    if (post.by_staff === 1 || post.author_id === ctx.actor.memberId)
      throw new DomainError('forbidden', 'threads.errors.ownEndorsement')
    if (post.endorsed_at !== null) return post
    const values = { endorsed_at: tx.at, endorsed_by: tx.actor.memberId }
    await updatePost(tx, post.id, values)
    await tx.record('answer.endorsed', {
      threadId: post.thread_id,
      postId: post.id,
      answerAuthorId: post.author_id,
      by: tx.actor.memberId,
    })
    return { ...post, ...values }
  })
}
