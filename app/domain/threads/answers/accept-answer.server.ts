import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import { acceptPost, choosableAnswer } from './change-acceptance.server.ts'

/**
 * Accepts an answer; the one that was accepted before loses its place. Twice changes nothing. Records
 * `answer.unaccepted` for the old one, then `answer.accepted`; audited when it is not the asker's choice.
 * @throws not_found; invalid for a post that is no answer; forbidden; not_now for what is hidden, deleted or archived,
 * while the asker may still choose, or when the asker has chosen
 */
export async function acceptAnswer(ctx: Ctx, input: { postId: string }): Promise<Post> {
  return ctx.write(async (tx) => {
    const { thread, post } = await choosableAnswer(ctx, tx, input.postId)
    const before = thread.accepted_post_id
    await acceptPost(tx, thread, post)
    if (thread.author_id !== tx.actor.memberId && before !== post.id)
      await audit(tx, {
        action: 'answer.accept',
        subjectType: 'post',
        subjectId: post.id,
        before: { acceptedPostId: before },
        after: { acceptedPostId: post.id },
      })
    return post
  })
}
