import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import { choosableAnswer, withdrawAcceptance } from './change-acceptance.server.ts'

/**
 * Withdraws the acceptance of an answer. Changes nothing when the answer is not the accepted one. Records
 * `answer.unaccepted`.
 * @throws as `acceptAnswer`
 */
export async function unacceptAnswer(ctx: Ctx, input: { postId: string }): Promise<Post> {
  return ctx.write(async (tx) => {
    const { thread, post } = await choosableAnswer(ctx, tx, input.postId)
    if (thread.accepted_post_id !== post.id) return post
    await withdrawAcceptance(tx, thread)
    if (thread.author_id !== tx.actor.memberId)
      await audit(tx, { action: 'answer.unaccept', subjectType: 'post', subjectId: post.id })
    return post
  })
}
