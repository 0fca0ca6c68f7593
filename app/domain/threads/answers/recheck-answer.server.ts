import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { plus } from '#app/core/time.ts'
import { actorIn, authorizeSomewhere } from '#app/domain/access/area.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { keepForUndo } from '#app/domain/review/keep-for-undo.server.ts'
import { openItemOf } from '#app/domain/review/queries/review-items.server.ts'
import type { RecheckInput } from '#app/domain/threads/input.ts'
import { paidRecheckSince } from '#app/domain/threads/queries/outcomes.server.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import { updateThread } from '#app/domain/threads/store/threads.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'

/** Days after which another check of one answer earns points again. */
const paidEveryDays = 30

/**
 * Decides whether an accepted answer that may be outdated still works: it works, it was edited so that it works, or it
 * is outdated. Decides the item of the review queue. Records `answer.rechecked`, then `answer.currentAgain` or
 * `answer.outdated`.
 * @throws not_now when the answer needs no check; forbidden for its author; conflict when another moderator has claimed
 * or decided the item
 */
export async function recheckAnswer(ctx: Ctx, { postId, result, note }: RecheckInput): Promise<Thread> {
  authorizeSomewhere(ctx.actor, 'review.answers')
  const checkerId = signedIn(ctx.actor)
  const item = await openItemOf(ctx, 'outdated-answer', postId)
  return ctx.write(async (tx) => {
    const { thread, post } = readablePost(ctx.actor, await postForUpdate(tx, postId))
    authorize(actorIn(ctx.actor, thread.category_id), 'review.answers')
    if (thread.accepted_post_id !== postId || thread.outdated !== 'possibly')
      throw new DomainError('not_now', 'posts.errors.nothingToRecheck')
    if (post.author_id === checkerId) throw new DomainError('forbidden', 'posts.errors.ownRecheck')
    const version = thread.outdated_version ?? ''
    const values =
      result === 'outdated'
        ? ({ outdated: 'surely' } as const)
        : { outdated: null, outdated_version: null, rechecked_version: version }
    await updateThread(tx, thread.id, values)
    if (item !== null)
      await decideReviewItem(tx, { itemId: item.id, decision: result === 'outdated' ? 'outdated' : 'stillWorks', note })
    const paid = await paidRecheckSince(tx.db, postId, plus(tx.at, { days: -paidEveryDays }))
    const cause = await tx.record('answer.rechecked', {
      postId,
      threadId: thread.id,
      authorId: post.author_id,
      checkerId,
      paidId: paid ? null : checkerId,
      result,
      version,
    })
    const found =
      result === 'outdated'
        ? await tx.record('answer.outdated', { threadId: thread.id, postId, version, certainty: 'surely' })
        : await tx.record('answer.currentAgain', { threadId: thread.id, postId })
    if (item !== null)
      await keepForUndo(tx, item.id, { version, rechecked: thread.rechecked_version, causes: [cause, found] })
    return { ...thread, ...values }
  })
}
