import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import type { Instant } from '#app/core/time.ts'
import { refusalToAccept } from './acceptance.ts'
import { isVotable, isVoteLocked, mayRestore } from './thread.ts'
import type { Post, Thread, Vote } from './thread.ts'

/** What this reader may press on a thread. */
export type ThreadAllowed = { respond: boolean; comment: boolean; meToo: boolean; edit: boolean; lock: boolean; unlock: boolean; close: boolean; reopen: boolean }

/** What this reader may press on a post. */
export type PostAllowed = {
  voteUp: boolean
  voteDown: boolean
  comment: boolean
  edit: boolean
  remove: boolean
  restore: boolean
  accept: boolean
  unaccept: boolean
  endorse: boolean
}

/** Facts of the page that several posts share. */
export type PageFacts = { thread: Thread; askerSaidAt: Instant; now: Instant; voteLockMinutes: number; silentDays: number }

export function allowedOnThread(actor: Actor, thread: Thread): ThreadAllowed {
  const visible = thread.state === 'visible'
  const close = visible && can(actor, 'thread.close')
  const open = visible && (thread.locked_at === null || close)
  const write = open && can(actor, 'post.write')
  return {
    respond: write && thread.duplicate_of_id === null,
    comment: write,
    meToo: visible && can(actor, 'thread.meToo') && !isOwn(actor, thread.author_id),
    edit: open && can(actor, 'post.edit', { ownerId: thread.author_id }),
    lock: close && thread.locked_at === null,
    unlock: close && thread.locked_at !== null,
    close: close && thread.kind === 'question' && thread.duplicate_of_id === null,
    reopen: close && thread.duplicate_of_id !== null,
  }
}

export function allowedOnPost(actor: Actor, post: Post, mine: Pick<Vote, 'changed_at'> | null, facts: PageFacts): PostAllowed {
  const { thread, now } = facts
  const visible = post.state === 'visible' && thread.state === 'visible'
  const onThread = allowedOnThread(actor, thread)
  const vote =
    visible && isVotable(post.kind) && can(actor, 'post.vote') && !isOwn(actor, post.author_id) && (mine === null || !isVoteLocked(mine, post, now, facts.voteLockMinutes))
  const choose = visible && post.kind === 'answer' && mayChoose(actor, facts)
  const accepted = thread.accepted_post_id === post.id
  return {
    voteUp: vote,
    voteDown: vote,
    comment: visible && post.kind !== 'comment' && onThread.comment,
    edit: post.state !== 'deleted' && (thread.locked_at === null || can(actor, 'thread.close')) && can(actor, 'post.edit', { ownerId: post.author_id }),
    remove: post.state === 'visible' && can(actor, 'post.remove', { ownerId: post.author_id }),
    restore: mayRestore(actor, post),
    accept: choose && !accepted,
    unaccept: choose && accepted,
    endorse: visible && post.kind === 'answer' && post.by_staff === 0 && post.endorsed_at === null && !isOwn(actor, post.author_id) && can(actor, 'answer.endorse'),
  }
}

function mayChoose(actor: Actor, { thread, askerSaidAt, now, silentDays }: PageFacts): boolean {
  const facts = { askerId: thread.author_id, acceptedBy: thread.accepted_by, isAccepted: thread.accepted_post_id !== null, askerSaidAt }
  return refusalToAccept(actor, facts, now, silentDays) === null
}

function isOwn(actor: Actor, authorId: string | null): boolean {
  return authorId !== null && actor.memberId === authorId
}
