import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { postForUpdate, updatePost } from '#app/domain/threads/store/posts.server.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import { refusalToEndorse } from './endorsement.ts'

/**
 * Staff vouch for a customer's answer. Twice changes nothing. Records `answer.endorsed`.
 * @throws not_found; forbidden for those who are not staff and for staff's own answers; invalid for a post that is no
 * answer; not_now for what is hidden, deleted or archived
 */
export async function endorseAnswer(ctx: Ctx, input: { postId: string }): Promise<Post> {
  authorize(ctx.actor, 'answer.endorse')
  return ctx.write(async (tx) => {
    const { thread, post } = readablePost(ctx.actor, await postForUpdate(tx, input.postId))
    refuse(ctx.actor, refusalToEndorse(ctx.actor, thread, post))
    if (post.endorsed_at !== null) return post
    const values = { endorsed_at: tx.at, endorsed_by: tx.actor.memberId }
    await updatePost(tx, post.id, values)
    await tx.record('answer.endorsed', {
      threadId: post.thread_id,
      postId: post.id,
      answerAuthorId: post.author_id,
      by: tx.actor.memberId,
    })
    await audit(tx, { action: 'answer.endorse', subjectType: 'post', subjectId: post.id })
    return { ...post, ...values }
  })
}
