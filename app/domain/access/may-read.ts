import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { DomainError } from '#app/core/errors.ts'
import type { ContentState } from '#db/schema/threads.ts'
import { actorIn, seesArea } from './area.ts'

/** What the rule needs to know of a post. `author_id` null: the account was deleted. */
export type PostContent = { state: ContentState; author_id: string | null }
/** What it needs to know of a thread. `area` null: everybody may see its category. */
export type ThreadContent = PostContent & { area: string | null; category_id: string }

/**
 * Whether this reader may know that a thread exists: who sees its area, and of what is held, hidden or deleted there its
 * author and moderators.
 */
export function mayRead(actor: Actor, thread: ThreadContent): boolean {
  return seesArea(actor, thread.area) && mayReadState(actor, thread, thread)
}

/** Whether this reader may know that a post of a thread exists. */
export function mayReadPost(actor: Actor, thread: ThreadContent, post: PostContent): boolean {
  return mayRead(actor, thread) && mayReadState(actor, thread, post)
}

/** The row that was given. @throws not_found when there is none or the reader may not know that it exists */
export function readable<Row extends ThreadContent>(actor: Actor, row: Row | undefined): Row {
  if (row === undefined || !mayRead(actor, row)) throw notFound()
  return row
}

/** A post with its thread. @throws not_found unless the reader may know of both */
export function readablePost<Thread extends ThreadContent, Post extends PostContent>(
  actor: Actor,
  found: { thread: Thread; post: Post } | undefined,
): { thread: Thread; post: Post } {
  if (found === undefined || !mayReadPost(actor, found.thread, found.post)) throw notFound()
  return found
}

/** The same answer for what is missing and for what is hidden: a reader must not learn which of the two it is. */
export function notFound(): DomainError {
  return new DomainError('not_found', 'threads.errors.notFound')
}

function mayReadState(actor: Actor, { category_id }: ThreadContent, content: PostContent): boolean {
  return (
    content.state === 'visible' || can(actorIn(actor, category_id), 'thread.readHidden', { ownerId: content.author_id })
  )
}
