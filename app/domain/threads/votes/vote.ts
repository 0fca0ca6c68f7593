import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { answersIn } from '#app/domain/access/area.ts'
import { refusalWithout, type Refusal } from '#app/domain/access/refusal.ts'
import {
  isOwn,
  refusalInArchive,
  refusalUnlessVisible,
  type Post,
  type PostKind,
  type Thread,
  type Vote,
} from '#app/domain/threads/thread.ts'
import { permissions } from '#app/registry/permissions.ts'

/** Comments are remarks; they carry no score of this site. */
export function isVotable(kind: PostKind): boolean {
  return kind !== 'comment'
}

/** Whether a vote can no longer be changed: `lockMinutes` after it was cast, until the post is edited. */
export function isVoteLocked(
  vote: Pick<Vote, 'changed_at'>,
  post: Pick<Post, 'edited_at'>,
  now: Instant,
  lockMinutes: number,
): boolean {
  if (post.edited_at !== null && post.edited_at > vote.changed_at) return false
  return now > plus(vote.changed_at, { minutes: lockMinutes })
}

/** What decides about a vote. `mine`: the actor's vote that would be changed; null: none, or it stays as it is. */
export type VoteFacts = {
  thread: Pick<Thread, 'state' | 'archived_at' | 'area' | 'category_id'>
  post: Post
  mine: Pick<Vote, 'changed_at'> | null
  now: Instant
  lockMinutes: number
}

/**
 * Why this actor can't vote on a post, or change their vote; null when they can. Never on one's own post, never on
 * comments. The limits of a day are `refusalAboveLimits`.
 */
export function refusalToVote(actor: Actor, { thread, post, mine, now, lockMinutes }: VoteFacts): Refusal | null {
  const refusal =
    refusalWithout(actor, 'post.vote') ??
    (answersIn(actor, thread) ? null : onlyReads) ??
    (isVotable(post.kind) ? null : onComment) ??
    (isOwn(actor, post) ? onOwnPost : null) ??
    refusalInArchive(thread) ??
    refusalUnlessVisible(post, thread)
  if (refusal !== null || mine === null || !isVoteLocked(mine, post, now, lockMinutes)) return refusal
  return {
    kind: 'not_now',
    key: 'threads.errors.voteLocked',
    options: { code: 'vote_locked', params: { minutes: lockMinutes } },
  }
}

/**
 * The trust level from which this member may vote on a post of `authorId` (null: the account is gone); null for those
 * who may already, for its author and for visitors.
 */
export function levelToVote(actor: Actor, authorId: string | null): number | null {
  if (actor.memberId === null || actor.memberId === authorId || can(actor, 'post.vote')) return null
  const { member } = permissions['post.vote']
  return typeof member === 'number' ? member : null
}

/** Votes in one day: on all posts, and on the posts of one author. */
export type VoteCounts = { all: number; onAuthor: number }

/** Why a member can't cast another vote today; null when they can. `cast`: their votes of today; `most`: the limits. */
export function refusalAboveLimits(cast: VoteCounts, most: VoteCounts): Refusal | null {
  if (cast.all >= most.all) return usedUp('threads.errors.votesUsedUp', most.all)
  return cast.onAuthor >= most.onAuthor ? usedUp('threads.errors.votesOnAuthorUsedUp', most.onAuthor) : null
}

function usedUp(key: string, count: number): Refusal {
  return { kind: 'not_now', key, options: { code: 'votes_used_up', params: { count } } }
}

const onlyReads: Refusal = { kind: 'forbidden', key: 'threads.errors.areaOnlyRead', options: { code: 'only_reads' } }
const onComment: Refusal = { kind: 'invalid', key: 'threads.errors.noVotesOnComments' }
const onOwnPost: Refusal = { kind: 'forbidden', key: 'threads.errors.ownVote', options: { code: 'own_post' } }
