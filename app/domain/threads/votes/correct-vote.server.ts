import type { Tx } from '#app/core/write.server.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import { addVotes, deleteVote, findVote, findVoteById, insertVote } from '#app/domain/threads/store/votes.server.ts'

/**
 * Deletes a vote that was found to be vote fraud or comes from a spammer, inside the write that decided it. Records `vote.corrected`. @param
 * eventId the event of the vote as it was found; a vote that was changed since has another one @returns false when the
 * vote is gone or was changed
 */
export async function correctVote(tx: Tx, { voteId, eventId }: { voteId: string; eventId: string }): Promise<boolean> {
  const vote = await findVoteById(tx, voteId)
  if (vote === undefined || vote.event_id !== eventId) return false
  const found = await postForUpdate(tx, vote.post_id)
  if (found === undefined) return false
  await deleteVote(tx, voteId)
  await addVotes(tx, found.post, -vote.value)
  await tx.record('vote.corrected', { voteId, threadId: found.thread.id, postId: found.post.id, cause: eventId })
  return true
}

/**
 * Restores a corrected vote. Records `vote.correctionUndone`. @returns false when the member has voted on the post
 * again, or the post is gone
 */
export async function restoreVote(
  tx: Tx,
  vote: {
    voteId: string
    eventId: string
    postId: string
    memberId: string
    value: number
    at: string
    /** When it was first given; left out: it was never changed. */
    createdAt?: string
  },
): Promise<boolean> {
  const found = await postForUpdate(tx, vote.postId)
  if (
    found === undefined ||
    found.post.state !== 'visible' ||
    (await findVote(tx, vote.postId, vote.memberId)) !== undefined
  )
    return false
  await insertVote(tx, {
    id: vote.voteId,
    post_id: vote.postId,
    member_id: vote.memberId,
    value: vote.value,
    event_id: vote.eventId,
    created_at: vote.createdAt ?? vote.at,
    changed_at: vote.at,
    imported_key: null,
  })
  await addVotes(tx, found.post, vote.value)
  await tx.record('vote.correctionUndone', {
    voteId: vote.voteId,
    threadId: found.thread.id,
    postId: vote.postId,
    cause: vote.eventId,
  })
  return true
}
