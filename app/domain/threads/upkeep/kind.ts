import type { Actor } from '#app/core/actor.ts'
import { actorIn } from '#app/domain/access/area.ts'
import { refusalWithout, type Refusal } from '#app/domain/access/refusal.ts'
import { refusalUnlessVisible, type Thread } from '#app/domain/threads/thread.ts'

/** Why this actor can't set the status of the idea; null when they can. */
export function refusalToDecideIdea(actor: Actor, thread: Thread): Refusal | null {
  return (
    refusalWithout(actor, 'idea.decide') ?? (thread.kind === 'idea' ? null : onlyIdeas) ?? refusalUnlessVisible(thread)
  )
}

/**
 * Why this actor can't change the kind of the thread; null when they can. An announcement stays one, and duplicates and
 * their originals stay questions. `hasDuplicates`: other questions are closed as duplicates of it.
 */
export function refusalToChangeKind(
  actor: Actor,
  thread: Thread,
  { hasDuplicates }: { hasDuplicates: boolean },
): Refusal | null {
  return (
    refusalWithout(actorIn(actor, thread.category_id), 'thread.reclassify') ??
    (thread.kind === 'announcement' ? announcementStays : null) ??
    refusalUnlessVisible(thread) ??
    (thread.duplicate_of_id !== null || hasDuplicates ? kindOfDuplicate : null)
  )
}

const onlyIdeas: Refusal = { kind: 'invalid', key: 'catalogue.errors.onlyIdeas', options: { code: 'not_an_idea' } }
const announcementStays: Refusal = { kind: 'invalid', key: 'catalogue.errors.announcementStays' }
const kindOfDuplicate: Refusal = { kind: 'not_now', key: 'catalogue.errors.kindOfDuplicate' }
