import type { Actor } from '#app/core/actor.ts'
import type { Instant } from '#app/core/time.ts'
import { refusalToAccept } from '#app/domain/threads/answers/acceptance.ts'
import { refusalToEndorse } from '#app/domain/threads/answers/endorsement.ts'
import { refusalToReportOutcome } from '#app/domain/threads/answers/outcome.ts'
import { refusalToEdit, refusalToSuggest } from '#app/domain/threads/edits/edit.ts'
import type { Post, Thread, Vote } from '#app/domain/threads/thread.ts'
import { refusalToFlag } from '#app/domain/threads/upkeep/flagging.ts'
import { refusalToChangeKind, refusalToDecideIdea } from '#app/domain/threads/upkeep/kind.ts'
import { refusalToCloseAsDuplicate, refusalToOrganise } from '#app/domain/threads/upkeep/organising.ts'
import { refusalToRemove, refusalToRestore } from '#app/domain/threads/upkeep/removal.ts'
import { isAlready, refusalToTransition, type TransitionName } from '#app/domain/threads/upkeep/transitions.ts'
import { refusalToMeToo } from '#app/domain/threads/votes/me-too.ts'
import { refusalToVote } from '#app/domain/threads/votes/vote.ts'
import { refusalToComment, refusalToRespond } from '#app/domain/threads/writing.ts'

/** What this reader may press on a thread: what is not refused and would change something. */
export type ThreadAllowed = {
  respond: boolean
  comment: boolean
  meToo: boolean
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
  /** Move back to the category before the last move. */
  undoMove: boolean
  /** Turn it into a question, a discussion or an idea. */
  changeKind: boolean
  /** Set the status of an idea. */
  decideIdea: boolean
}

/** What this reader may press on a post: what is not refused and would change something. */
export type PostAllowed = {
  voteUp: boolean
  voteDown: boolean
  comment: boolean
  edit: boolean
  /** Propose another text, which others decide about. */
  suggest: boolean
  remove: boolean
  restore: boolean
  /** Report whether the answer worked. */
  outcome: boolean
  accept: boolean
  unaccept: boolean
  endorse: boolean
  /** Report it to moderators. */
  flag: boolean
}

/** Facts of the page that several posts share. `silentDays`: whole days; `voteLockMinutes`: minutes. */
export type PageFacts = {
  thread: Thread
  askerSaidAt: Instant
  now: Instant
  voteLockMinutes: number
  silentDays: number
}

/** What may be pressed on the thread, by the rules that its use-cases ask too. */
export function allowedOnThread(actor: Actor, thread: Thread, facts: { hasDuplicates: boolean }): ThreadAllowed {
  const may = (act: TransitionName): boolean =>
    !isAlready(thread, act) && refusalToTransition(actor, thread, act) === null
  const organise = refusalToOrganise(actor, thread) === null
  return {
    respond: refusalToRespond(actor, thread) === null,
    comment: refusalToComment(actor, thread) === null,
    meToo: refusalToMeToo(actor, thread) === null,
    lock: may('lock'),
    unlock: may('unlock'),
    close: thread.duplicate_of_id === null && refusalToCloseAsDuplicate(actor, thread) === null,
    reopen: may('reopen'),
    archive: may('archive'),
    unarchive: may('unarchive'),
    pin: may('pin'),
    unpin: may('unpin'),
    organise,
    undoMove: organise && thread.moved_from_id !== null,
    changeKind: refusalToChangeKind(actor, thread, facts) === null,
    decideIdea: refusalToDecideIdea(actor, thread) === null,
  }
}

/** What may be pressed on a post, by the rules that its use-cases ask too. `mine`: the reader's vote on it. */
export function allowedOnPost(
  actor: Actor,
  post: Post,
  mine: Pick<Vote, 'changed_at'> | null,
  { thread, askerSaidAt, now, voteLockMinutes, silentDays }: PageFacts,
): PostAllowed {
  const vote = refusalToVote(actor, { thread, post, mine, now, lockMinutes: voteLockMinutes }) === null
  const choose = refusalToAccept(actor, { thread, post, askerSaidAt, now, silentDays }) === null
  const isAccepted = thread.accepted_post_id === post.id
  return {
    voteUp: vote,
    voteDown: vote,
    comment: refusalToComment(actor, thread, post) === null,
    edit: refusalToEdit(actor, thread, post) === null,
    suggest: refusalToSuggest(actor, thread, post) === null,
    outcome: refusalToReportOutcome(actor, thread, post) === null,
    remove: post.state !== 'deleted' && refusalToRemove(actor, thread, post) === null,
    restore: post.state !== 'visible' && refusalToRestore(actor, thread, post) === null,
    accept: choose && !isAccepted,
    unaccept: choose && isAccepted,
    endorse: post.endorsed_at === null && refusalToEndorse(actor, thread, post) === null,
    flag: refusalToFlag(actor, thread, post) === null,
  }
}
