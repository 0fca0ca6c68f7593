import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import { plus, type Instant } from '#app/core/time.ts'

/** What decides who may accept. `askerSaidAt`: when the asker last wrote something in the thread. */
export type Acceptance = {
  askerId: string | null
  acceptedBy: string | null
  isAccepted: boolean
  askerSaidAt: Instant
}

/**
 * `notYours`: never; `askerMayCome`: not before the asker was silent long enough; `askerChose`: the asker's choice
 * stands.
 */
export type AcceptRefusal = 'notYours' | 'askerMayCome' | 'askerChose'

/**
 * Why this actor may not accept an answer or take an acceptance back; null when they may. The asker may at any time;
 * agents and members of trust level 4 once the asker has been silent for `silentDays`, and never against the asker's
 * own choice.
 */
export function refusalToAccept(
  actor: Actor,
  facts: Acceptance,
  now: Instant,
  silentDays: number,
): AcceptRefusal | null {
  if (can(actor, 'answer.accept', { ownerId: facts.askerId })) return null
  if (!can(actor, 'answer.acceptForAsker')) return 'notYours'
  if (facts.isAccepted && facts.askerId !== null && facts.acceptedBy === facts.askerId) return 'askerChose'
  if (now < plus(facts.askerSaidAt, { days: silentDays })) return 'askerMayCome'
  return null
}
