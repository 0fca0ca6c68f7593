import type { Actor } from '#app/core/actor.ts'
import { actorIn } from '#app/domain/access/area.ts'
import { refusalWithout, type Refusal, type RuleRefusal } from '#app/domain/access/refusal.ts'
import { refusalInArchive, refusalUnlessVisible, type Thread } from '#app/domain/threads/thread.ts'

/** Why this actor can't refile, merge or split the thread; null when they can. */
export function refusalToOrganise(actor: Actor, thread: Thread): Refusal | null {
  return (
    refusalWithout(actorIn(actor, thread.category_id), 'thread.organise') ??
    refusalUnlessVisible(thread) ??
    refusalInArchive(thread)
  )
}

/** Why this actor can't close the thread as a duplicate of any other; null when they can. Only questions are closed. */
export function refusalToCloseAsDuplicate(actor: Actor, thread: Thread): Refusal | null {
  return (
    refusalWithout(actorIn(actor, thread.category_id), 'thread.close') ??
    refusalInArchive(thread) ??
    refusalUnlessVisible(thread) ??
    (thread.kind === 'question' ? null : unknownDuplicate)
  )
}

/** The refusal of an original that is no visible question. */
export const unknownDuplicate = onDuplicateOf('threads.errors.unknownDuplicate')
/** The refusal of a question as its own original. */
export const duplicateOfItself = onDuplicateOf('threads.errors.duplicateOfItself')

function onDuplicateOf(key: string): RuleRefusal {
  return { kind: 'invalid', key, options: { fields: { duplicateOf: { key } } } }
}
