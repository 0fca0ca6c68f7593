import type { Actor } from '#app/core/actor.ts'
import { refusalWithout, type Refusal } from '#app/domain/access/refusal.ts'
import {
  isOwn,
  refusalInArchive,
  refusalUnlessAnswer,
  refusalUnlessVisible,
  type Post,
  type Thread,
} from '#app/domain/threads/thread.ts'

/** Why this actor can't endorse the answer; null when they can. Staff vouch for customers, not for themselves. */
export function refusalToEndorse(actor: Actor, thread: Thread, post: Post): Refusal | null {
  return (
    refusalWithout(actor, 'answer.endorse') ??
    refusalInArchive(thread) ??
    refusalUnlessAnswer(post) ??
    refusalUnlessVisible(post, thread) ??
    (post.by_staff === 1 || isOwn(actor, post) ? own : null)
  )
}

const own: Refusal = { kind: 'forbidden', key: 'threads.errors.ownEndorsement' }
