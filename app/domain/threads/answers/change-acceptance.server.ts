import { isStaff } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { doubtAbout } from '#app/domain/accounts/queries/proof.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import { askerSaidAt } from '#app/domain/threads/queries/posts.server.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import { acceptedElsewhere, updateThread } from '#app/domain/threads/store/threads.server.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import { refusalToAccept } from './acceptance.ts'

/**
 * The part of `acceptAnswer` inside the transaction; asks for no permission. An import calls it at the original time.
 * The accepted post again changes nothing.
 * @param options.imported an acceptance of another site: its points are not held
 */
export async function acceptPost(
  tx: Tx,
  thread: Thread,
  post: Pick<Post, 'id' | 'author_id'>,
  { imported = false }: { imported?: boolean } = {},
): Promise<void> {
  if (thread.accepted_post_id === post.id) return
  if (thread.accepted_post_id !== null) await withdrawAcceptance(tx, thread)
  // A post of a merged thread may still be its accepted answer: one post must not earn two acceptances.
  const before = await acceptedElsewhere(tx, thread.id, post.id)
  if (before !== undefined) await withdrawAcceptance(tx, before)
  const eventId = await tx.record('answer.accepted', {
    threadId: thread.id,
    postId: post.id,
    answerAuthorId: post.author_id,
    askerId: thread.author_id,
    by: tx.actor.memberId,
    held: imported ? '' : await doubtOf(tx, thread.author_id, post.author_id),
  })
  await updateThread(tx, thread.id, {
    accepted_post_id: post.id,
    accepted_at: tx.at,
    accepted_by: tx.actor.memberId,
    accepted_event_id: eventId,
  })
}

/**
 * Why the points of this acceptance are held; '' when they are not. What staff accept for an asker was seen by a person;
 * an acceptance that is restored was not.
 */
async function doubtOf(tx: Tx, askerId: string | null, authorId: string | null): Promise<string> {
  const { memberId, roles } = tx.actor
  if (askerId === null || authorId === null || askerId === authorId || memberId === null) return ''
  if (memberId !== askerId && isStaff({ roles })) return ''
  return doubtAbout(tx, askerId, authorId)
}

/**
 * Withdraws the acceptance of the thread, if there is one. Records `answer.unaccepted` with the event that is undone,
 * and closes an open check of the answer.
 */
export async function withdrawAcceptance(tx: Tx, thread: Thread): Promise<void> {
  if (thread.accepted_post_id === null || thread.accepted_event_id === null) return
  await updateThread(tx, thread.id, {
    accepted_post_id: null,
    accepted_at: null,
    accepted_by: null,
    accepted_event_id: null,
    outdated: null,
    outdated_version: null,
    rechecked_version: null,
  })
  if (thread.outdated !== null)
    await withdrawReviewItem(tx, { kind: 'outdated-answer', subjectId: thread.accepted_post_id })
  await tx.record('answer.unaccepted', {
    threadId: thread.id,
    postId: thread.accepted_post_id,
    cause: thread.accepted_event_id,
    by: tx.actor.memberId,
  })
}

/** An answer that this actor can accept or unaccept now, with its thread. @throws as `acceptAnswer` */
export async function choosableAnswer(ctx: Ctx, tx: Tx, postId: string): Promise<{ thread: Thread; post: Post }> {
  const { thread, post } = readablePost(ctx.actor, await postForUpdate(tx, postId))
  const refusal = refusalToAccept(ctx.actor, {
    thread,
    post,
    askerSaidAt: await askerSaidAt(tx.db, thread),
    now: tx.at,
    silentDays: tx.setting('threads.acceptByStaffAfterDays'),
  })
  refuse(ctx.actor, refusal)
  return { thread, post }
}
