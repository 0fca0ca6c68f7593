import { audit } from '#app/core/audit.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { openPostItem } from '#app/domain/moderation/posts/open-post-item.server.ts'
import { hidingsOf } from '#app/domain/moderation/queries/decisions.server.ts'
import { isCleanedPost } from '#app/domain/moderation/queries/spam.server.ts'
import { findLatestItemIn } from '#app/domain/review/latest-item.server.ts'
import { reopenReviewItem } from '#app/domain/review/reopen-review-item.server.ts'
import { isUnseen } from '#app/domain/threads/thread.ts'
import { postWithThread, putBackIn, takeDownIn } from '#app/domain/threads/upkeep/take-down.server.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'
import type { ContentState } from '#db/schema/threads.ts'
import { stateWithout, type Before } from './state-without.ts'

/**
 * Makes a post what it is without a decision that is being undone: what another decision or a cleanup of spam keeps out of
 * sight stays there; what waited for a moderator waits again, with its review item; what its author had deleted is
 * deleted; everything else is shown. A post that was shown or deleted meanwhile stays as it is. Audited.
 */
export async function putPostBackIn(tx: Tx, decision: ModerationDecisionTable, reason: string): Promise<void> {
  const { subject_id: postId } = decision
  const found = await postWithThread(tx, postId)
  const { post } = found
  if (post.state !== 'hidden' && post.state !== 'held') return
  const rest = stateWithout(await hidingsOf(tx.db, postId), decision.id, tx.at)
  const was = rest.kept === null ? rest.was : {}
  const state =
    rest.kept ??
    ((await isCleanedPost(tx.db, postId)) ? 'hidden' : await stateBefore(tx, decision, was, isUnseen(post)))
  if (state === 'visible') await putBackIn(tx, found)
  else if (state === 'deleted')
    await takeDownIn(tx, found, { state, reason: was.removedReason ?? null, by: was.removedBy ?? null })
  else if (state !== post.state) await takeDownIn(tx, found, { state, reason: null })
  if (state === 'held' && rest.kept === null) await waitIn(tx, postId, reason)
  if (state === post.state) return
  await audit(tx, {
    action: 'post.show',
    subjectType: 'post',
    subjectId: postId,
    before: post.state,
    after: state,
    reason,
  })
}

/** A post that waited, and was found in order meanwhile, is shown. What hid a post before and is no more counts as nothing. */
async function stateBefore(
  tx: Tx,
  { at, subject_id: postId }: ModerationDecisionTable,
  { state = 'visible' }: Before,
  unseen: boolean,
): Promise<ContentState> {
  if (state === 'visible' || state === 'deleted') return state
  if (state === 'hidden' && !unseen) return 'visible'
  const item = await findLatestItemIn(tx, 'post', postId)
  const foundFine = item?.state === 'decided' && item.decision !== 'hide' && (item.decided_at ?? '') > at
  return foundFine ? 'visible' : 'held'
}

/** One item of the post is open afterwards: the latest one with its causes, or a new one. */
async function waitIn(tx: Tx, postId: string, reason: string): Promise<void> {
  const item = await findLatestItemIn(tx, 'post', postId)
  if (item?.state === 'decided') await reopenReviewItem(tx, { itemId: item.id, reason })
  else await openPostItem(tx, { postId, reason: 'held' })
}
