import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import type { Instant } from '#app/core/time.ts'
import { refusalToAccept } from '#app/domain/threads/answers/acceptance.ts'
import {
  isVotable,
  isVoteLocked,
  mayEdit,
  mayRestore,
  maySuggest,
  refusalToEdit,
  type Post,
  type Thread,
  type Vote,
} from '#app/domain/threads/thread.ts'

/** What this reader may press on a thread. */
export type ThreadAllowed = {
  respond: boolean
  comment: boolean
  meToo: boolean
  edit: boolean
  lock: boolean
  unlock: boolean
  close: boolean
  reopen: boolean
  archive: boolean
  unarchive: boolean
  pin: boolean
  unpin: boolean
  /** Move to another category, merge into another thread, split posts off, and undo that. */
  organise: boolean
  /** It was moved, and can be taken back. */
  undoMove: boolean
}

/** What this reader may press on a post. */
export type PostAllowed = {
  voteUp: boolean
  voteDown: boolean
  comment: boolean
  edit: boolean
  /** Propose another text, which somebody decides about. */
  suggest: boolean
  remove: boolean
  restore: boolean
  /** Say whether the answer worked. */
  outcome: boolean
  accept: boolean
  unaccept: boolean
  endorse: boolean
}

/** Facts of the page that several posts share. */
export type PageFacts = {
  thread: Thread
  askerSaidAt: Instant
  now: Instant
  voteLockMinutes: number
  silentDays: number
}

export function allowedOnThread(actor: Actor, thread: Thread): ThreadAllowed {
  const visible = thread.state === 'visible'
  const archived = thread.archived_at !== null
  const close = visible && !archived && can(actor, 'thread.close')
  const open = visible && !archived && (thread.locked_at === null || close)
  const pin = visible && can(actor, 'thread.pin')
  const organise = visible && !archived && can(actor, 'thread.organise')
  const write = open && can(actor, 'post.write')
  return {
    respond: write && thread.duplicate_of_id === null,
    comment: write,
    meToo: visible && !archived && can(actor, 'thread.meToo') && !isOwn(actor, thread.author_id),
    edit: open && mayEdit(actor, { author_id: thread.author_id, kind: 'opening', by_staff: 0 }),
    lock: close && thread.locked_at === null,
    unlock: close && thread.locked_at !== null,
    close: close && thread.kind === 'question' && thread.duplicate_of_id === null,
    reopen: close && thread.duplicate_of_id !== null,
    archive: pin && !archived,
    unarchive: pin && archived,
    pin: pin && !archived && thread.pinned_in === null,
    unpin: pin && thread.pinned_in !== null,
    organise,
    undoMove: organise && thread.moved_from_id !== null,
  }
}

export function allowedOnPost(
  actor: Actor,
  post: Post,
  mine: Pick<Vote, 'changed_at'> | null,
  facts: PageFacts,
): PostAllowed {
  const { thread, now } = facts
  const visible = post.state === 'visible' && thread.state === 'visible'
  const open = visible && thread.archived_at === null
  const onThread = allowedOnThread(actor, thread)
  const vote =
    open &&
    isVotable(post.kind) &&
    can(actor, 'post.vote') &&
    !isOwn(actor, post.author_id) &&
    (mine === null || !isVoteLocked(mine, post, now, facts.voteLockMinutes))
  const choose = open && post.kind === 'answer' && mayChoose(actor, facts)
  const accepted = thread.accepted_post_id === post.id
  return {
    voteUp: vote,
    voteDown: vote,
    comment: visible && post.kind !== 'comment' && onThread.comment,
    edit: refusalToEdit(actor, thread, post) === null && mayEdit(actor, post),
    suggest: visible && refusalToEdit(actor, thread, post) === null && maySuggest(actor, post),
    outcome: open && post.kind === 'answer' && !isOwn(actor, post.author_id) && can(actor, 'answer.sayOutcome'),
    remove:
      post.state === 'visible' && thread.archived_at === null && can(actor, 'post.remove', { ownerId: post.author_id }),
    restore: mayRestore(actor, post),
    accept: choose && !accepted,
    unaccept: choose && accepted,
    endorse:
      open &&
      post.kind === 'answer' &&
      post.by_staff === 0 &&
      post.endorsed_at === null &&
      !isOwn(actor, post.author_id) &&
      can(actor, 'answer.endorse'),
  }
}

function mayChoose(actor: Actor, { thread, askerSaidAt, now, silentDays }: PageFacts): boolean {
  const facts = {
    askerId: thread.author_id,
    acceptedBy: thread.accepted_by,
    isAccepted: thread.accepted_post_id !== null,
    askerSaidAt,
  }
  return refusalToAccept(actor, facts, now, silentDays) === null
}

function isOwn(actor: Actor, authorId: string | null): boolean {
  return authorId !== null && actor.memberId === authorId
}
