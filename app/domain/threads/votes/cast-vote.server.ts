import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, startOfDayIn } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { notFound, readable } from '#app/domain/access/may-read.ts'
import type { VoteInput } from '#app/domain/threads/input.ts'
import { votesCast } from '#app/domain/threads/queries/posts.server.ts'
import {
  addVotes,
  deleteVote,
  findVote,
  insertVote,
  postForUpdate,
  updateVote,
} from '#app/domain/threads/store/threads.server.ts'
import { isVotable, isVoteLocked, refuseWhenArchived, type Post, type Vote } from '#app/domain/threads/thread.ts'

/** `votes`: the score of the post now. */
export type VoteResult = { votes: number; value: 1 | 0 | -1 }

/**
 * Votes a post up (1) or down (-1), or takes the vote back (0). The same again changes nothing. Records
 * `question.votedUp` and its kin, and `vote.withdrawn` for the vote it replaces.
 * @throws forbidden on one's own post; not_now when the vote can no longer be changed or the day's votes are used up
 */
export async function castVote(ctx: Ctx, { postId, value }: VoteInput): Promise<VoteResult> {
  authorize(ctx.actor, 'post.vote')
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    // One vote of a member at a time, or the limits of the day could be passed by voting twice at once.
    await tx.dialect.lockNamed(tx.db, `votes:${memberId}`)
    const post = votablePost(ctx, await postForUpdate(tx, postId))
    const mine = await findVote(tx, postId, memberId)
    const before = mine?.value ?? 0
    if (before === value) return { votes: post.votes, value }
    if (mine === undefined) await refuseAboveLimits(tx, memberId, post)
    else if (isVoteLocked(mine, post, tx.at, tx.setting('threads.voteLockMinutes'))) {
      throw new DomainError('not_now', 'threads.errors.voteLocked', {
        code: 'vote_locked',
        params: { minutes: tx.setting('threads.voteLockMinutes') },
      })
    }
    await changeVote(tx, post, memberId, mine, value)
    return { votes: await addVotes(tx, post, value - before), value }
  })
}

function votablePost(ctx: Ctx, found: Awaited<ReturnType<typeof postForUpdate>>): Post {
  if (found === undefined) throw notFound()
  readable(ctx.actor, found.thread)
  const post = readable(ctx.actor, found.post)
  if (!isVotable(post.kind)) throw new DomainError('invalid', 'threads.errors.noVotesOnComments')
  if (post.author_id !== null && post.author_id === ctx.actor.memberId)
    throw new DomainError('forbidden', 'threads.errors.ownVote', { code: 'own_post' })
  refuseWhenArchived(found.thread)
  if (post.state !== 'visible' || found.thread.state !== 'visible')
    throw new DomainError('not_now', 'threads.errors.notVisible')
  return post
}

async function refuseAboveLimits(tx: Tx, memberId: string, post: Post): Promise<void> {
  const today = startOfDayIn(tx.at, tx.setting('site.timeZone'))
  const cast = await votesCast(tx.db, memberId, post.author_id, today)
  const most = tx.setting('threads.votesPerDay')
  if (cast.all >= most)
    throw new DomainError('not_now', 'threads.errors.votesUsedUp', { code: 'votes_used_up', params: { count: most } })
  const mostOnAuthor = tx.setting('threads.votesPerAuthorPerDay')
  if (cast.onAuthor >= mostOnAuthor) {
    throw new DomainError('not_now', 'threads.errors.votesOnAuthorUsedUp', {
      code: 'votes_used_up',
      params: { count: mostOnAuthor },
    })
  }
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

/** @returns the id of the event, which the vote keeps so that it can be undone. */
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
