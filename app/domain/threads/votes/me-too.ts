import type { Actor } from '#app/core/actor.ts'
import { refusalWithout, type Refusal } from '#app/domain/access/refusal.ts'
import { isOwn, refusalInArchive, refusalUnlessVisible, type Thread } from '#app/domain/threads/thread.ts'

/** Why this actor can't say that they have the same problem; null when they can. Its author has it already. */
export function refusalToMeToo(actor: Actor, thread: Thread): Refusal | null {
  return (
    refusalWithout(actor, 'thread.meToo') ??
    (isOwn(actor, thread) ? ownThread : null) ??
    refusalInArchive(thread) ??
    refusalUnlessVisible(thread)
  )
}

const ownThread: Refusal = { kind: 'forbidden', key: 'threads.errors.ownMeToo' }
