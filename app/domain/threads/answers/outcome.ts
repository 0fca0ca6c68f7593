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

/** Why this actor can't report whether the answer worked; null when they can. Its author can't. */
export function refusalToReportOutcome(actor: Actor, thread: Thread, post: Post): Refusal | null {
  return (
    refusalWithout(actor, 'answer.sayOutcome') ??
    refusalUnlessAnswer(post) ??
    (isOwn(actor, post) ? ownAnswer : null) ??
    refusalUnlessVisible(post, thread) ??
    refusalInArchive(thread)
  )
}

const ownAnswer: Refusal = { kind: 'forbidden', key: 'posts.errors.ownOutcome', options: { code: 'own_post' } }
