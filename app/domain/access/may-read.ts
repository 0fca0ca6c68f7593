import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { DomainError } from '#app/core/errors.ts'
import type { ContentState } from '#db/schema/threads.ts'

/** What the rule needs to know of a thread or post. `author_id` null: the account was deleted. */
export type Content = { state: ContentState; author_id: string | null }

/**
 * Whether this reader may know that a thread or post exists: all readers of what is visible; the author and moderators
 * of what is held, hidden or deleted.
 */
export function mayRead(actor: Actor, content: Content): boolean {
  return content.state === 'visible' || can(actor, 'thread.readHidden', { ownerId: content.author_id })
}

/** The row that was given. @throws not_found when there is none or the reader may not know that it exists */
export function readable<Row extends Content>(actor: Actor, row: Row | undefined): Row {
  if (row === undefined || !mayRead(actor, row)) throw notFound()
  return row
}

/** A post with its thread. @throws not_found unless the reader may know of both */
export function readablePost<Thread extends Content, Post extends Content>(
  actor: Actor,
  found: { thread: Thread; post: Post } | undefined,
): { thread: Thread; post: Post } {
  if (found === undefined) throw notFound()
  return { thread: readable(actor, found.thread), post: readable(actor, found.post) }
}

/** The same answer for what is missing and for what is hidden: a reader must not learn which of the two it is. */
export function notFound(): DomainError {
  return new DomainError('not_found', 'threads.errors.notFound')
}
