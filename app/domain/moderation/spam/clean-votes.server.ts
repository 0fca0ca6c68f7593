import type { Ctx } from '#app/core/context.server.ts'
import type { Pace } from '#app/core/pace.server.ts'
import { votesOfMember } from '#app/domain/moderation/queries/spam-votes.server.ts'
import { countCleanedVotes, insertCleanedVotes } from '#app/domain/moderation/store/spam-votes.server.ts'
import { correctVote } from '#app/domain/threads/votes/correct-vote.server.ts'

/**
 * Takes back every vote that a member of a decision about spam gave, with what it brought to others. Records
 * `vote.corrected` for each.
 */
export async function cleanVotes(ctx: Ctx, cleanupId: string, memberId: string, pace: Pace): Promise<void> {
  for (let after = ''; ;) {
    const votes = await votesOfMember(ctx.read, memberId, { after, limit: pace.size() })
    const last = votes.at(-1)
    if (last === undefined) return
    await pace.write(ctx, votes.length, async (tx) => {
      const taken = []
      for (const vote of votes)
        if (await correctVote(tx, { voteId: vote.vote_id, eventId: vote.event_id })) taken.push(vote)
      await insertCleanedVotes(
        tx,
        taken.map((vote) => ({ cleanup_id: cleanupId, member_id: memberId, ...vote })),
      )
      await countCleanedVotes(tx, cleanupId, taken.length)
    })
    after = last.post_id
  }
}
