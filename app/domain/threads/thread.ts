import { can } from '#app/core/authorize.ts'
import type { Actor } from '#app/core/actor.ts'
import { DomainError } from '#app/core/errors.ts'
import { plus } from '#app/core/time.ts'
import type { Instant } from '#app/core/time.ts'
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
  const words = title.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, slugMaxLength).replace(/^-+|-+$/g, '')
  return words === '' ? 'thread' : words
}

export function threadPath(thread: Pick<Thread, 'id' | 'slug'>): string {
  return `/threads/${thread.id}/${encodeURIComponent(thread.slug)}`
}

/** Questions take answers, everything else takes replies. */
export function responseKind(kind: ThreadKind): 'answer' | 'reply' {
  return kind === 'question' ? 'answer' : 'reply'
}

/** Whether this reader may know of a thread or post: what is visible to everybody, the rest to its author and to moderators. */
export function mayRead(actor: Actor, content: { state: ContentState; author_id: string | null }): boolean {
  return content.state === 'visible' || can(actor, 'thread.readHidden', { ownerId: content.author_id })
}

/** The thread or post itself. @throws not_found when there is none or the reader may not know of it. */
export function readable<Row extends { state: ContentState; author_id: string | null }>(actor: Actor, row: Row | undefined): Row {
  if (row === undefined || !mayRead(actor, row)) throw notFound()
  return row
}

export function notFound(): DomainError {
  return new DomainError('not_found', 'threads.errors.notFound')
}

/** Moderators and those who may close threads go on writing in a locked one. */
export function refuseWhenLocked(actor: Actor, thread: Pick<Thread, 'locked_at'>): void {
  if (thread.locked_at !== null && !can(actor, 'thread.close')) throw new DomainError('not_now', 'threads.errors.locked', { code: 'locked' })
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
export function isVoteLocked(vote: Pick<Vote, 'changed_at'>, post: Pick<Post, 'edited_at'>, now: Instant, lockMinutes: number): boolean {
  if (post.edited_at !== null && post.edited_at > vote.changed_at) return false
  return now > plus(vote.changed_at, { minutes: lockMinutes })
}
