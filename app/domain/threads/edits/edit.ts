import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { actorIn, answersIn } from '#app/domain/access/area.ts'
import { refusalWithout, type Refusal } from '#app/domain/access/refusal.ts'
import { refusalUnlessVisible, refusalWhenLocked, type Post, type Thread } from '#app/domain/threads/thread.ts'

type Edited = Pick<Post, 'author_id' | 'kind' | 'by_staff'>

/**
 * Whether this actor (`actorIn` the category) changes the post directly, in any state of it: its author, moderators,
 * and trusted members where another customer wrote it. Staff's posts are the company's word, and comments are personal:
 * trusted members leave both alone.
 */
export function mayEdit(actor: Actor, post: Edited): boolean {
  if (can(actor, 'post.edit', { ownerId: post.author_id })) return true
  return isSuggestible(post) && post.by_staff === 0 && can(actor, 'post.editOthers')
}

/** Why this actor can't change the text of the post now; null when they can. */
export function refusalToEdit(actor: Actor, thread: Thread, post: Edited & Pick<Post, 'state'>): Refusal | null {
  if (!mayEdit(actorIn(actor, thread.category_id), post)) return { permission: 'post.edit', ownerId: post.author_id }
  return (post.state === 'deleted' ? deleted : null) ?? refusalWhenLocked(actor, thread)
}

/** Why this actor can't propose a text for the post, which others then decide about; null when they can. */
export function refusalToSuggest(actor: Actor, thread: Thread, post: Edited & Pick<Post, 'state'>): Refusal | null {
  return (
    refusalWithout(actor, 'post.suggestEdit') ??
    (answersIn(actor, thread) ? null : onlyReads) ??
    (mayEdit(actorIn(actor, thread.category_id), post) ? editAtOnce : null) ??
    (isSuggestible(post) ? null : noSuggestions) ??
    refusalUnlessVisible(post, thread) ??
    refusalWhenLocked(actor, thread)
  )
}

/** Why this actor can't accept or reject the suggestion; null when they can. Its own author never decides about it. */
export function refusalToDecide(
  actor: Actor,
  thread: Pick<Thread, 'category_id'>,
  post: Edited,
  suggestion: { member_id: string },
): Refusal | null {
  if (suggestion.member_id === actor.memberId) return ownSuggestion
  const here = actorIn(actor, thread.category_id)
  return mayEdit(here, post) ? null : refusalWithout(here, 'review.edits')
}

/** Comments are remarks of one person, so others don't reword them. */
function isSuggestible(post: Pick<Post, 'kind'>): boolean {
  return post.kind !== 'comment'
}

const onlyReads: Refusal = { kind: 'forbidden', key: 'threads.errors.areaOnlyRead', options: { code: 'only_reads' } }
const deleted: Refusal = { kind: 'not_now', key: 'threads.errors.removed' }
const editAtOnce: Refusal = { kind: 'not_now', key: 'posts.errors.editAtOnce' }
const ownSuggestion: Refusal = { kind: 'forbidden', key: 'posts.errors.ownSuggestion' }
const noSuggestions: Refusal = { kind: 'invalid', key: 'posts.errors.noSuggestions' }
