import type { Ctx } from '#app/core/context.server.ts'
import type { Pace } from '#app/core/pace.server.ts'
import { cleanedVotesOf } from '#app/domain/moderation/queries/spam-votes.server.ts'
import { countCleanedVotes, deleteCleanedVotes } from '#app/domain/moderation/store/spam-votes.server.ts'
import { restoreVote } from '#app/domain/threads/votes/correct-vote.server.ts'

/**
 * Returns the votes that a decision about spam took back, once every post is back where it was. A vote on a post that is
 * out of sight for another reason, or gone, stays away. Records `vote.correctionUndone` for each. @param memberId '' for all
 */
export async function restoreVotes(ctx: Ctx, cleanupId: string, memberId: string, pace: Pace): Promise<void> {
  for (let after = ''; ;) {
    const votes = await cleanedVotesOf(ctx.read, cleanupId, { memberId, after, limit: pace.size() })
    const last = votes.at(-1)
    if (last === undefined) return
    await pace.write(ctx, votes.length, async (tx) => {
      const returned: string[] = []
      for (const { vote_id: voteId, event_id: eventId, post_id: postId, value, ...vote } of votes) {
        const { member_id, changed_at: at, created_at: createdAt } = vote
        if (await restoreVote(tx, { voteId, eventId, postId, memberId: member_id, value, at, createdAt }))
          returned.push(voteId)
      }
      await deleteCleanedVotes(tx, cleanupId, returned)
      await countCleanedVotes(tx, cleanupId, -returned.length)
    })
    after = last.vote_id
  }
}
