import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { DomainError } from '#app/core/errors.ts'
import { plus, type Instant } from '#app/core/time.ts'
import type { ContentState, PostKind, PostTable, ThreadKind, ThreadTable, VoteTable } from '#db/schema/threads.ts'

export type Thread = ThreadTable
export type Post = PostTable
export type Vote = VoteTable
export type { ContentState, PostKind, ThreadKind }

/** Thread titles in characters. */
export const titleLength = { min: 8, max: 200 } as const
/** Markdown in characters; the same as the limit of the renderer. */
export const bodyMaxLength = 32_000

const slugMaxLength = 80

/** The readable end of a thread's address; Hangul stays Hangul. Never empty. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, slugMaxLength)
    .replace(/^-+|-+$/g, '')
  return words === '' ? 'thread' : words
}

export function threadPath(thread: Pick<Thread, 'id' | 'slug'>): string {
  return `/threads/${thread.id}/${encodeURIComponent(thread.slug)}`
}

/** Questions take answers, everything else takes replies. */
export function responseKind(kind: ThreadKind): 'answer' | 'reply' {
  return kind === 'question' ? 'answer' : 'reply'
}

/** Moderators and those who may close threads go on writing in a locked one, nobody in an archived one. */
export function refuseWhenLocked(actor: Actor, thread: Pick<Thread, 'locked_at' | 'archived_at'>): void {
  refuseWhenArchived(thread)
  if (thread.locked_at !== null && !can(actor, 'thread.close'))
    throw new DomainError('not_now', 'threads.errors.locked', { code: 'locked' })
}

/** Nobody writes, votes or chooses in an archived thread; who may archive takes it out first. */
export function refuseWhenArchived(thread: Pick<Thread, 'archived_at'>): void {
  if (thread.archived_at !== null) throw new DomainError('not_now', 'posts.errors.archived', { code: 'archived' })
}

type Edited = Pick<Post, 'author_id' | 'kind' | 'by_staff'>

/**
 * Whether this actor changes the post directly: its author, moderators, and trusted members where another customer
 * wrote it. What staff write is the company's word, and remarks are personal: those others leave alone.
 */
export function mayEdit(actor: Actor, post: Edited): boolean {
  if (can(actor, 'post.edit', { ownerId: post.author_id })) return true
  return isSuggestible(post) && post.by_staff === 0 && can(actor, 'post.editOthers')
}

/** Why a post is not changed at present by those who may change it. */
export function refusalToEdit(
  actor: Actor,
  thread: Pick<Thread, 'locked_at' | 'archived_at'>,
  post: Pick<Post, 'state'>,
): 'deleted' | 'archived' | 'locked' | null {
  if (post.state === 'deleted') return 'deleted'
  if (thread.archived_at !== null) return 'archived'
  return thread.locked_at !== null && !can(actor, 'thread.close') ? 'locked' : null
}

/** Whether this actor may propose a text for the post, which others then decide about. */
export function maySuggest(actor: Actor, post: Edited): boolean {
  return isSuggestible(post) && !mayEdit(actor, post) && can(actor, 'post.suggestEdit')
}

/** Comments are remarks of a person: nobody words them better. */
export function isSuggestible(post: Pick<Post, 'kind'>): boolean {
  return post.kind !== 'comment'
}

/** Moderators may undo any deletion, authors only their own. */
export function mayRestore(actor: Actor, post: Pick<Post, 'author_id' | 'removed_by' | 'state'>): boolean {
  if (post.state !== 'deleted') return false
  if (can(actor, 'post.restore', { ownerId: null })) return true
  return can(actor, 'post.restore', { ownerId: post.author_id }) && post.removed_by === post.author_id
}

/** Comments are remarks, they carry no score of this site. */
export function isVotable(kind: PostKind): boolean {
  return kind !== 'comment'
}

/** A vote stands after `lockMinutes`, until the post is edited. */
export function isVoteLocked(
  vote: Pick<Vote, 'changed_at'>,
  post: Pick<Post, 'edited_at'>,
  now: Instant,
  lockMinutes: number,
): boolean {
  if (post.edited_at !== null && post.edited_at > vote.changed_at) return false
  return now > plus(vote.changed_at, { minutes: lockMinutes })
}
