import type { Ctx } from '#app/core/context.server.ts'
import type { Pace } from '#app/core/pace.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { cleanedVotesOf } from '#app/domain/moderation/queries/spam-votes.server.ts'
import { countCleanedVotes, deleteCleanedVotes } from '#app/domain/moderation/store/spam-votes.server.ts'
import { restoreVote } from '#app/domain/threads/votes/correct-vote.server.ts'
import type { SpamCleanupVoteTable } from '#db/schema/moderation.ts'

/**
 * Returns the votes that a decision about spam took back, once every post is back where it was. A vote on a post that is
 * out of sight for another reason follows with it (`returnVotesOn`). Records `vote.correctionUndone` for each. @param memberId '' for all
 */
export async function restoreVotes(ctx: Ctx, cleanupId: string, memberId: string, pace: Pace): Promise<void> {
  for (let after = ''; ;) {
    const votes = await cleanedVotesOf(ctx.read, cleanupId, { memberId, after, limit: pace.size() })
    const last = votes.at(-1)
    if (last === undefined) return
    await pace.write(ctx, votes.length, (tx) => returnVotesIn(tx, cleanupId, votes))
    after = last.vote_id
  }
}

/** Returns those of one cleanup whose posts are shown. */
export async function returnVotesIn(tx: Tx, cleanupId: string, votes: readonly SpamCleanupVoteTable[]): Promise<void> {
  const returned: string[] = []
  for (const { vote_id: voteId, event_id: eventId, post_id: postId, value, ...vote } of votes) {
    const { member_id: memberId, changed_at: at, created_at: createdAt } = vote
    if (await restoreVote(tx, { voteId, eventId, postId, memberId, value, at, createdAt })) returned.push(voteId)
  }
  await deleteCleanedVotes(tx, cleanupId, returned)
  await countCleanedVotes(tx, cleanupId, -returned.length)
}
