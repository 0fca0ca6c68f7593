import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { refusalWithout, type Refusal } from '#app/domain/access/refusal.ts'
import {
  refusalInArchive,
  refusalUnlessAnswer,
  refusalUnlessVisible,
  type Post,
  type Thread,
} from '#app/domain/threads/thread.ts'

/** What decides who may choose. `askerSaidAt`: when the asker last wrote in the thread; `silentDays`: whole days. */
export type Choice = {
  thread: Pick<Thread, 'author_id' | 'accepted_by' | 'accepted_post_id'>
  askerSaidAt: Instant
  now: Instant
  silentDays: number
}

/** A choice that is about one answer. */
export type Acceptance = Choice & {
  thread: Pick<Thread, 'author_id' | 'accepted_by' | 'accepted_post_id' | 'state' | 'archived_at'>
  post: Pick<Post, 'kind' | 'state'>
}

/** Why this actor can't accept the answer, or withdraw its acceptance; null when they can. */
export function refusalToAccept(actor: Actor, facts: Acceptance): Refusal | null {
  return (
    refusalUnlessAnswer(facts.post) ??
    refusalInArchive(facts.thread) ??
    refusalToChoose(actor, facts) ??
    refusalUnlessVisible(facts.post, facts.thread)
  )
}

/**
 * Why this actor can't choose an answer; null when they can. The asker can at any time; agents and members of trust
 * level 4 once the asker has been silent for `silentDays`, and never against the asker's own choice.
 */
export function refusalToChoose(actor: Actor, { thread, askerSaidAt, now, silentDays }: Choice): Refusal | null {
  const askerId = thread.author_id
  if (can(actor, 'answer.accept', { ownerId: askerId })) return null
  const refusal = refusalWithout(actor, 'answer.acceptForAsker')
  if (refusal !== null) return refusal
  if (thread.accepted_post_id !== null && askerId !== null && thread.accepted_by === askerId) return askerChose
  if (now >= plus(askerSaidAt, { days: silentDays })) return null
  return { kind: 'not_now', key: 'threads.errors.askerMayCome', options: { params: { count: silentDays } } }
}

const askerChose: Refusal = { kind: 'not_now', key: 'threads.errors.askerChose' }
