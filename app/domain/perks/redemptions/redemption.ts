import type { Actor } from '#app/core/actor.ts'
import { notFound, type DomainError } from '#app/core/errors.ts'
import type { RedemptionEventTable, RedemptionState, RedemptionTable } from '#db/schema/perks.ts'

export type Redemption = RedemptionTable
export type RedemptionEvent = RedemptionEventTable
export type { RedemptionState }

/** Who carries out an act: the member of the redemption, staff, or the rules (approval by limit, delivery, deadline). */
export type Party = 'member' | 'staff' | 'rules'

export const redemptionStates = [
  'requested',
  'approved',
  'fulfilling',
  'fulfilled',
  'denied',
  'cancelled',
  'failed',
  'timed_out',
  'refunded',
] as const satisfies readonly RedemptionState[]

/** States in which the points are reserved: the sum of the costs is the member's `reserved` balance. */
export const holdingStates: readonly RedemptionState[] = ['requested', 'approved', 'fulfilling']

/**
 * What the actor is to this redemption; null for an actor it does not concern. Staff are the member of their own
 * redemption, never staff.
 */
export function redemptionParty(actor: Actor, redemption: Pick<Redemption, 'member_id'>): Party | null {
  if (actor.system === true) return 'rules'
  if (actor.memberId === redemption.member_id) return 'member'
  return actor.roles.some((role) => role === 'agent' || role === 'admin') ? 'staff' : null
}

/** No such redemption, or one that the reader may not know of. */
export function redemptionNotFound(): DomainError {
  return notFound()
}
