import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { forgetSpamText } from '#app/domain/holding/remember-post.server.ts'
import { reverseDecisionIn } from '#app/domain/moderation/decisions/reverse-decision.server.ts'
import { isInForce } from '#app/domain/moderation/decisions/state-without.ts'
import { findDecision, hidingsOf, isReversed } from '#app/domain/moderation/queries/decisions.server.ts'
import {
  cleanedPostsOf,
  cleanupOfDecision,
  findCleanup,
  unrestoredMembers,
} from '#app/domain/moderation/queries/spam.server.ts'
import {
  countCleaned,
  deleteCleanedPosts,
  markRestored,
  setCleanupState,
} from '#app/domain/moderation/store/spam.server.ts'
import { findLatestItemIn } from '#app/domain/review/latest-item.server.ts'
import { reopenReviewItem } from '#app/domain/review/reopen-review-item.server.ts'
import { postWithThread, putBackIn, takeDownIn } from '#app/domain/threads/upkeep/take-down.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import type { SpamCleanupPostTable } from '#db/schema/moderation.ts'
import { moderatorOf } from './clean-spam.server.ts'
import { restoreMeToos } from './restore-me-toos.server.ts'
import { restoreVotes } from './restore-votes.server.ts'

const mostPerWrite = 50

/**
 * Ends the sanctions of a decision about spam and puts every post back as it was: shown with its place and what it had
 * earned, or held with its review item; then their votes and "me too" are returned, and by `spam.restored` their flags, profiles and stories. Posts that changed since are left. @param memberId '' for all; one member whose
 * sanction was ended by an appeal or by hand. Runs again without doing anything twice.
 */
export async function restoreSpam(
  ctx: Ctx,
  { cleanupId, memberId }: { cleanupId: string; memberId: string },
): Promise<void> {
  const cleanup = await findCleanup(ctx.read, cleanupId)
  if (cleanup === null || cleanup.state === 'cleaning') return
  const as = await moderatorOf(ctx, cleanup.undone_by ?? cleanup.by_id)
  const members = (await unrestoredMembers(ctx.read, cleanupId)).filter(
    ({ member_id }) => memberId === '' || member_id === memberId,
  )
  const reason = cleanup.undo_reason || cleanup.note
  const pace = openPace({ most: mostPerWrite })
  for (const member of members) {
    for (;;) {
      const posts = await cleanedPostsOf(ctx.read, cleanupId, member.member_id, pace.size())
      if (posts.length === 0) break
      await pace.write(as, posts.length, async (tx) => {
        for (const post of posts) await restoreIn(tx, post, reason)
        await deleteCleanedPosts(tx, cleanupId, posts)
        await countCleaned(tx, cleanupId, -posts.length)
      })
    }
    await as.write(
      async (tx) => {
        const { decision_id: decisionId } = member
        if (decisionId !== null && !(await isReversed(tx.db, decisionId)))
          await reverseDecisionIn(tx, decisionId, { how: 'undone', facts: reason })
        await markRestored(tx, cleanupId, member.member_id)
        await tx.record('spam.restored', { cleanupId, memberId: member.member_id })
      },
      { repeat: 'again' },
    )
  }
  await restoreVotes(as, cleanupId, memberId, pace)
  await restoreMeToos(as, cleanupId, memberId, pace)
  if (cleanup.state === 'undoing') await as.write((tx) => setCleanupState(tx, cleanupId, 'undone'), { repeat: 'again' })
}

async function restoreIn(tx: Tx, { post_id: postId, state, item_id: itemId }: SpamCleanupPostTable, reason: string) {
  const found = await postWithThread(tx, postId)
  // What another decision keeps out of sight stays there, and becomes what that one replaced.
  const hidings = await hidingsOf(tx.db, postId)
  if (found.post.state !== 'hidden' || hidings.some((one) => isInForce(one, tx.at))) return
  if (state === 'held') await takeDownIn(tx, found, { state: 'held', reason: null })
  else await putBackIn(tx, found)
  if (itemId !== null && (await isDecidedLast(tx, postId, itemId))) await reopenReviewItem(tx, { itemId, reason })
  await forgetSpamText(tx, postId)
}

/** Whether the item is the latest of its post, and nobody has undone its decision by itself. */
async function isDecidedLast(tx: Tx, postId: string, itemId: string): Promise<boolean> {
  const item = await findLatestItemIn(tx, 'post', postId)
  return item?.id === itemId && item.state === 'decided'
}

/** A sanction for spam that was ended otherwise, by an appeal or by hand, brings the posts of its member back, too. */
export async function restoreWithSanction(tx: Tx, { payload }: RecordedEvent<'decision.made'>): Promise<void> {
  if (payload.restriction !== 'none' || !payload.subjectId.startsWith('mem_')) return
  const reversal = await findDecision(tx.db, payload.decisionId)
  const cleanup = reversal?.reverses_id == null ? null : await cleanupOfDecision(tx.db, reversal.reverses_id)
  if (cleanup === null) return
  const { cleanup_id: cleanupId, member_id: memberId } = cleanup
  await tx.schedule('restore-spam', { cleanupId, memberId }, { dedupe: `restore-spam ${cleanupId} ${memberId}` })
}
