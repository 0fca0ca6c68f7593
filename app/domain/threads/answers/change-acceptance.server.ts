import { isStaff } from '#app/core/actor.ts'
import { authorize, can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { notFound, readable } from '#app/domain/access/may-read.ts'
import { doubtAbout } from '#app/domain/accounts/queries/proof.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import { askerSaidAt } from '#app/domain/threads/queries/posts.server.ts'
import { acceptedElsewhere, postForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import { refuseWhenArchived, type Post, type Thread } from '#app/domain/threads/thread.ts'
import { refusalToAccept } from './acceptance.ts'

/**
 * The part of `acceptAnswer` inside the transaction, without asking who may; an import calls it at the original time.
 */
export async function acceptPost(tx: Tx, thread: Thread, post: Pick<Post, 'id' | 'author_id'>): Promise<void> {
  if (thread.accepted_post_id === post.id) return
  if (thread.accepted_post_id !== null) await withdrawAcceptance(tx, thread)
  // A post that came with a merge may still be the accepted one of the thread it came from: nobody earns twice for it.
  const before = await acceptedElsewhere(tx, thread.id, post.id)
  if (before !== undefined) await withdrawAcceptance(tx, before)
  const eventId = await tx.record('answer.accepted', {
    threadId: thread.id,
    postId: post.id,
    answerAuthorId: post.author_id,
    askerId: thread.author_id,
    by: tx.actor.memberId,
    held: await doubtOf(tx, thread.author_id, post.author_id),
  })
  await updateThread(tx, thread.id, {
    accepted_post_id: post.id,
    accepted_at: tx.at,
    accepted_by: tx.actor.memberId,
    accepted_event_id: eventId,
  })
}

/** What staff accept for an asker, and what an import brings, a person has seen; an acceptance that comes back has not. */
async function doubtOf(tx: Tx, askerId: string | null, authorId: string | null): Promise<string> {
  const { memberId, roles } = tx.actor
  if (askerId === null || authorId === null || askerId === authorId || memberId === null) return ''
  if (memberId !== askerId && isStaff({ roles })) return ''
  return doubtAbout(tx, askerId, authorId)
}

/** The acceptance of the thread is gone, and its event is named as what is undone. */
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

/** An answer that this actor may accept in principle, with its thread. @throws not_found, invalid, forbidden */
export async function answerToAccept(ctx: Ctx, tx: Tx, postId: string): Promise<{ thread: Thread; post: Post }> {
  const found = await postForUpdate(tx, postId)
  if (found === undefined) throw notFound()
  const thread = readable(ctx.actor, found.thread)
  const post = readable(ctx.actor, found.post)
  if (post.kind !== 'answer') throw new DomainError('invalid', 'threads.errors.onlyAnswers', { code: 'not_an_answer' })
  refuseWhenArchived(thread)
  if (!can(ctx.actor, 'answer.accept', { ownerId: thread.author_id })) authorize(ctx.actor, 'answer.acceptForAsker')
  return { thread, post }
}

/** @throws not_now while the asker may still choose, or has chosen */
export async function refuseUnlessMayAccept(ctx: Ctx, tx: Tx, thread: Thread): Promise<void> {
  const facts = {
    askerId: thread.author_id,
    acceptedBy: thread.accepted_by,
    isAccepted: thread.accepted_post_id !== null,
    askerSaidAt: await askerSaidAt(tx.db, thread),
  }
  const days = tx.setting('threads.acceptByStaffAfterDays')
  const refusal = refusalToAccept(ctx.actor, facts, tx.at, days)
  if (refusal !== null) throw new DomainError('not_now', `threads.errors.${refusal}`, { params: { count: days } })
}
