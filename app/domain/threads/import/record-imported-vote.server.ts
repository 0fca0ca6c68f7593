import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { findPost, importedVoteExists } from '#app/domain/threads/queries/posts.server.ts'
import { addVotes, insertVote } from '#app/domain/threads/store/votes.server.ts'
import { recordVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { isVotable } from '#app/domain/threads/votes/vote.ts'

/**
 * Records an imported vote, cast at the time of the transaction, without a voter, because the source does not name one.
 * The limits and the lock of votes do not apply; the rules for reputation do. @returns false when the key was imported
 * before, or the post is a comment or missing
 */
export async function recordImportedVote(
  tx: Tx,
  vote: { postId: string; value: 1 | -1; key: string },
): Promise<boolean> {
  if (await importedVoteExists(tx.db, vote.key)) return false
  const post = await findPost(tx.db, vote.postId)
  if (post === undefined || !isVotable(post.kind)) return false
  const id = newId('vote', msOf(tx.at))
  const eventId = await recordVote(tx, { voteId: id, post, voterId: null, value: vote.value })
  await insertVote(tx, {
    id,
    post_id: post.id,
    member_id: null,
    value: vote.value,
    event_id: eventId,
    created_at: tx.at,
    changed_at: tx.at,
    imported_key: vote.key,
  })
  await addVotes(tx, post, vote.value)
  return true
}
