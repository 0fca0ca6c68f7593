import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { actorIn } from '#app/domain/access/area.ts'
import { refusalWithout, type Refusal } from '#app/domain/access/refusal.ts'
import { isOwn, refusalInArchive, refusalUnlessVisible, type Post, type Thread } from '#app/domain/threads/thread.ts'

/**
 * Why this actor can't delete the post; null when they can, and for a deleted one, which stays as it is. An author
 * can't delete what a moderator hid: that would make it theirs to restore. What waits they can: restored it waits again.
 */
export function refusalToRemove(actor: Actor, thread: Thread, post: Post): Refusal | null {
  const refusal = refusalWithout(actorIn(actor, thread.category_id), 'post.remove', { ownerId: post.author_id })
  if (refusal !== null || post.state === 'deleted') return refusal
  const given = post.state === 'held' && isOwn(actor, post)
  return refusalInArchive(thread) ?? (given ? null : refusalUnlessVisible(post))
}

/**
 * Why this actor can't bring the post back; null when they can, and for a visible one, which stays as it is. Moderators
 * undo any deletion, authors only their own; nobody once the text was erased.
 */
export function refusalToRestore(actor: Actor, thread: Thread, post: Post): Refusal | null {
  const here = actorIn(actor, thread.category_id)
  const refusal = refusalWithout(here, 'post.restore', { ownerId: post.author_id })
  if (refusal !== null || post.state === 'visible') return refusal
  if (post.state !== 'deleted') return refusalInArchive(thread) ?? refusalUnlessVisible(post)
  if (post.erased_at !== null) return textErased
  const mayUndo = can(here, 'post.restore', { ownerId: null }) || post.removed_by === post.author_id
  return refusalInArchive(thread) ?? (mayUndo ? null : removedByOthers)
}

const textErased: Refusal = { kind: 'not_now', key: 'threads.errors.textErased' }
const removedByOthers: Refusal = { kind: 'forbidden', key: 'threads.errors.removedByOthers' }
