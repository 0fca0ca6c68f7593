import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { judgePost } from '#app/domain/holding/judge-post.server.ts'
import { heldEvent } from '#app/domain/threads/held.ts'
import type { RemoveInput } from '#app/domain/threads/input.ts'
import { isHeldUntilDecided } from '#app/domain/threads/queries/held.server.ts'
import { postForUpdate, updatePost } from '#app/domain/threads/store/posts.server.ts'
import { updateThread } from '#app/domain/threads/store/threads.server.ts'
import { isUnseen, titleOf, type Post, type Thread } from '#app/domain/threads/thread.ts'
import { refusalToRestore } from './removal.ts'
import { putBackIn } from './take-down.server.ts'

/**
 * Restores a deleted post, and its thread when it is the opening post. An answer that was accepted when it was deleted
 * is accepted again, unless another one is accepted by now. What waited for a moderator waits again. Twice changes nothing. Records `post.restored`, then
 * `answer.accepted` where it applies.
 * @throws not_found; forbidden, also for the author of a post that another person deleted; not_now for what is held,
 * hidden, archived, or has lost its text for good
 */
export async function restorePost(ctx: Ctx, input: RemoveInput): Promise<Post> {
  return ctx.write(async (tx) => {
    const { thread, post } = readablePost(ctx.actor, await postForUpdate(tx, input.postId))
    refuse(ctx.actor, refusalToRestore(ctx.actor, thread, post))
    return post.state === 'visible' ? post : restore(ctx, tx, { thread, post }, input.reason ?? '')
  })
}

async function restore(
  ctx: Ctx,
  tx: Tx,
  { thread, post }: { thread: Thread; post: Post },
  reason: string,
): Promise<Post> {
  const waiting = await waitAgain(ctx, tx, { thread, post })
  if (waiting !== null) return waiting
  const restored = await putBackIn(tx, { thread, post })
  if (post.author_id !== tx.actor.memberId)
    await audit(tx, {
      action: 'post.restore',
      subjectType: 'post',
      subjectId: post.id,
      before: 'deleted',
      after: 'visible',
      reason,
    })
  return restored
}

/**
 * A post that its author deleted while it waited waits again: one that was hidden until it is decided, and one that was
 * never shown, which is judged as if it were written now. null: nothing holds it.
 */
async function waitAgain(ctx: Ctx, tx: Tx, { thread, post }: { thread: Thread; post: Post }): Promise<Post | null> {
  const held = { ...post, state: 'held', removed_by: null, removed_reason: null } as const
  const title = titleOf(thread, post)
  const judged = isUnseen(post) ? await judgePost(ctx, tx, { title, body: post.body, html: post.html }) : null
  if (judged === null ? !(await isHeldUntilDecided(tx.db, post.id)) : judged.causes.length === 0) return null
  await updatePost(tx, post.id, { state: 'held', removed_by: null, removed_reason: null })
  if (post.kind === 'opening') await updateThread(tx, thread.id, { state: 'held' })
  if (judged !== null) await tx.record('post.held', heldEvent(post, judged))
  return held
}
