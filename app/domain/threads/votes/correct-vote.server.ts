import type { Tx } from '#app/core/write.server.ts'
import {
  addVotes,
  deleteVote,
  findVote,
  findVoteById,
  insertVote,
  postForUpdate,
} from '#app/domain/threads/store/threads.server.ts'

/**
 * Takes a vote away because of how it came about, inside the write that decided so. Records `vote.corrected`.
 * @param eventId the event of the vote as it was found; a vote that was turned since is another one
 * @returns false when the vote is gone or another already
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
 * Gives a corrected vote back. Records `vote.correctionUndone`.
 * @returns false when the member voted on the post again meanwhile, or it is no longer there: then that counts
 */
export async function restoreVote(
  tx: Tx,
  vote: { voteId: string; eventId: string; postId: string; memberId: string; value: number; at: string },
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
    created_at: vote.at,
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

/**
 * Takes back what an acceptance brought; the answer stays chosen. Records `acceptance.corrected`. @returns false when
 * another answer is accepted by now
 */
export async function correctAcceptance(
  tx: Tx,
  { postId, eventId }: { postId: string; eventId: string },
): Promise<boolean> {
  const found = await postForUpdate(tx, postId)
  if (found === undefined || found.thread.accepted_event_id !== eventId) return false
  await tx.record('acceptance.corrected', { threadId: found.thread.id, postId, cause: eventId })
  return true
}

/** Takes back what an accepted edit brought; the text stays. Records `edit.corrected`. @returns true: it always can be */
export async function correctEdit(tx: Tx, { postId, eventId }: { postId: string; eventId: string }): Promise<boolean> {
  await tx.record('edit.corrected', { postId, cause: eventId })
  return true
}

/** Gives back what a corrected edit brought. Records `edit.correctionUndone`. @returns true: it always can be */
export async function restoreEdit(tx: Tx, { postId, eventId }: { postId: string; eventId: string }): Promise<boolean> {
  await tx.record('edit.correctionUndone', { postId, cause: eventId })
  return true
}

/**
 * Gives back what a corrected acceptance brought. Records `acceptance.correctionUndone`. @returns false when it no
 * longer stands
 */
export async function restoreAcceptance(
  tx: Tx,
  { postId, eventId }: { postId: string; eventId: string },
): Promise<boolean> {
  const found = await postForUpdate(tx, postId)
  if (found === undefined || found.post.state !== 'visible' || found.thread.accepted_event_id !== eventId) return false
  await tx.record('acceptance.correctionUndone', { threadId: found.thread.id, postId, cause: eventId })
  return true
}
