import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { judgeEdit } from '#app/domain/holding/judge-post.server.ts'
import { rememberPost } from '#app/domain/holding/remember-post.server.ts'
import { isUnseen, titleOf, type Post, type Thread } from '#app/domain/threads/thread.ts'

/**
 * Judges what its author made of their own post, by the rules that hold new posts; what others change is not judged.
 * Records `post.editJudged` when a moderator has to look, and for every edit of a post that waits already: its item shows
 * the text as it is now. `moderation` then holds the post, or asks for a look.
 * @param to the post as it is stored now, and its title; '' for what has none
 */
export async function judgeEditIn(
  ctx: Pick<Ctx, 'ip' | 'isByProgram' | 'platform'>,
  tx: Tx,
  from: { thread: Thread; post: Post },
  to: { post: Post; title: string },
): Promise<void> {
  const { thread, post } = from
  const waits = post.state === 'held'
  if (post.author_id === null || post.author_id !== tx.actor.memberId || !(waits || post.state === 'visible')) return
  const judged = await judgeEdit(ctx, tx, {
    postId: post.id,
    former: waits ? null : { title: titleOf(thread, post), body: post.body, html: post.html },
    now: { title: to.title, body: to.post.body, html: to.post.html },
  })
  await rememberPost(tx, to.post, judged)
  if (judged.causes.length === 0 && !waits) return
  await tx.record('post.editJudged', {
    threadId: thread.id,
    postId: post.id,
    authorId: post.author_id,
    causes: judged.causes.map(({ rule }) => rule).join(' '),
    marks: JSON.stringify(judged.causes.flatMap(({ marks }) => marks)),
    former: post.revision,
    unseen: isUnseen(post) ? 1 : 0,
  })
}
