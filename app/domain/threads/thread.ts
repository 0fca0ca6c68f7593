import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { beginningOf } from '#app/core/shorten.ts'
import { withoutIgnored } from '#app/core/visible-text.ts'
import { actorIn } from '#app/domain/access/area.ts'
import type { Refusal } from '#app/domain/access/refusal.ts'
import type { ContentState, PostKind, PostTable, ThreadKind, ThreadTable, VoteTable } from '#db/schema/threads.ts'

export type Thread = ThreadTable
export type Post = PostTable
export type Vote = VoteTable
export type { ContentState, PostKind, ThreadKind }

/** Thread titles in characters. */
export const titleLength = { min: 8, max: 200 } as const
/** Markdown in characters; equal to the limit of the renderer. */
export const bodyMaxLength = 32_000

const slugMaxLength = 80

/** The readable end of a thread's address; Hangul stays Hangul. Never empty. */
export function slugOf(title: string): string {
  const letters = withoutIgnored(title)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const words = beginningOf(letters, slugMaxLength).replace(/^-+|-+$/g, '')
  return words === '' ? 'thread' : words
}

/** The address of a thread's page, as a path of this site. */
export function threadPath(thread: Pick<Thread, 'id' | 'slug'>): string {
  return `/threads/${thread.id}/${encodeURIComponent(thread.slug)}`
}

/** Questions take answers, everything else takes replies. */
export function responseKind(kind: ThreadKind): 'answer' | 'reply' {
  return kind === 'question' ? 'answer' : 'reply'
}

type State = Pick<Thread, 'locked_at' | 'archived_at' | 'category_id'>

/** An archived thread is read only for all; moderators who want to change it take it out of the archive first. */
export function refusalInArchive(thread: Pick<Thread, 'archived_at'>): Refusal | null {
  return thread.archived_at === null ? null : archived
}

/** A locked thread takes text only from those who may lock it; an archived one takes none. */
export function refusalWhenLocked(actor: Actor, thread: State): Refusal | null {
  return (
    refusalInArchive(thread) ??
    (thread.locked_at !== null && !can(actorIn(actor, thread.category_id), 'thread.close') ? locked : null)
  )
}

/** What is held, hidden or deleted stays as it is, also for those who may read it. */
export function refusalUnlessVisible(...contents: readonly Pick<Thread, 'state'>[]): Refusal | null {
  return contents.every(({ state }) => state === 'visible') ? null : notVisible
}

/** Accepting, endorsing and reporting an outcome are about answers, not about replies, comments or questions. */
export function refusalUnlessAnswer(post: Pick<Post, 'kind'>): Refusal | null {
  return post.kind === 'answer' ? null : onlyAnswers
}

/** Whether nobody but its author and moderators has ever seen the post: it was held when it was written. */
export function isUnseen({ state, removed_at }: Pick<Post, 'state' | 'removed_at'>): boolean {
  return state !== 'visible' && removed_at === null
}

/** The title that goes with a post; '' for what has none. */
export function titleOf({ title }: Pick<Thread, 'title'>, { kind }: Pick<Post, 'kind'>): string {
  return kind === 'opening' ? title : ''
}

/** Whether the actor wrote it. False for everything whose author's account was deleted. */
export function isOwn(actor: Actor, content: Pick<Post, 'author_id'>): boolean {
  return content.author_id !== null && actor.memberId === content.author_id
}

const archived: Refusal = { kind: 'not_now', key: 'posts.errors.archived', options: { code: 'archived' } }
const locked: Refusal = { kind: 'not_now', key: 'threads.errors.locked', options: { code: 'locked' } }
const notVisible: Refusal = { kind: 'not_now', key: 'threads.errors.notVisible' }
const onlyAnswers: Refusal = { kind: 'invalid', key: 'threads.errors.onlyAnswers', options: { code: 'not_an_answer' } }
