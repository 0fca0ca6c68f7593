import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, startOfDayIn } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import type { VoteInput } from '#app/domain/threads/input.ts'
import { votesCast } from '#app/domain/threads/queries/posts.server.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import { addVotes, deleteVote, findVote, insertVote, updateVote } from '#app/domain/threads/store/votes.server.ts'
import type { Post, Vote } from '#app/domain/threads/thread.ts'
import { refusalAboveLimits, refusalToVote, type VoteCounts } from './vote.ts'

/** `votes`: the score of the post now. */
export type VoteResult = { votes: number; value: 1 | 0 | -1 }

/**
 * Votes a post up (1) or down (-1), or withdraws the vote (0). The present vote again changes nothing. Records
 * `vote.withdrawn` for the vote it replaces, then `votedUp` or `votedDown` of `question` or `answer`.
 * @throws not_found; invalid on comments; forbidden on one's own post; not_now for what is hidden, deleted or archived,
 * when the vote can no longer be changed, or when the votes of the day are used up
 */
export async function castVote(ctx: Ctx, { postId, value }: VoteInput): Promise<VoteResult> {
  authorize(ctx.actor, 'post.vote')
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    // One vote of a member at a time, or two concurrent votes could exceed the daily limits.
    await tx.dialect.lockNamed(tx.db, `votes:${memberId}`)
    const { thread, post } = readablePost(ctx.actor, await postForUpdate(tx, postId))
    const mine = await findVote(tx, postId, memberId)
    const before = mine?.value ?? 0
    const lockMinutes = tx.setting('threads.voteLockMinutes')
    const changed = before === value ? null : (mine ?? null)
    refuse(ctx.actor, refusalToVote(ctx.actor, { thread, post, mine: changed, now: tx.at, lockMinutes }))
    if (before === value) return { votes: post.votes, value }
    if (mine === undefined) refuse(ctx.actor, refusalAboveLimits(await votesOfToday(tx, memberId, post), limitsOf(tx)))
    await changeVote(tx, post, memberId, mine, value)
    return { votes: await addVotes(tx, post, value - before), value }
  })
}

function votesOfToday(tx: Tx, memberId: string, post: Post): Promise<VoteCounts> {
  return votesCast(tx.db, memberId, post.author_id, startOfDayIn(tx.at, tx.setting('site.timeZone')))
}

function limitsOf(tx: Tx): VoteCounts {
  return { all: tx.setting('threads.votesPerDay'), onAuthor: tx.setting('threads.votesPerAuthorPerDay') }
}

async function changeVote(
  tx: Tx,
  post: Post,
  memberId: string,
  mine: Vote | undefined,
  value: 1 | 0 | -1,
): Promise<void> {
  const id = mine?.id ?? newId('vote', msOf(tx.at))
  if (mine !== undefined)
    await tx.record('vote.withdrawn', { voteId: id, threadId: post.thread_id, postId: post.id, cause: mine.event_id })
  if (value === 0) return deleteVote(tx, id)
  const eventId = await recordVote(tx, { voteId: id, post, voterId: memberId, value })
  if (mine !== undefined) return updateVote(tx, id, { value, event_id: eventId, changed_at: tx.at })
  await insertVote(tx, {
    id,
    post_id: post.id,
    member_id: memberId,
    value,
    event_id: eventId,
    created_at: tx.at,
    changed_at: tx.at,
    imported_key: null,
  })
}

/** Records that a vote was cast. @returns the id of the event, which the vote keeps so that it can be undone */
export function recordVote(
  tx: Tx,
  { voteId, post, voterId, value }: { voteId: string; post: Post; voterId: string | null; value: 1 | -1 },
): Promise<string> {
  const subject = post.kind === 'opening' ? 'question' : 'answer'
  return tx.record(value === 1 ? `${subject}.votedUp` : `${subject}.votedDown`, {
    voteId,
    threadId: post.thread_id,
    postId: post.id,
    authorId: post.author_id,
    voterId,
  })
}
