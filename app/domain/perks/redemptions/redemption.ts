import type { Actor } from '#app/core/actor.ts'
import { DomainError } from '#app/core/errors.ts'
import type { EventType } from '#app/registry/events.ts'
import type { RedemptionEventTable, RedemptionState, RedemptionTable } from '#db/schema/perks.ts'

export type Redemption = RedemptionTable
export type RedemptionEvent = RedemptionEventTable
export type { RedemptionState }

/** Who makes a move: the member it is for, one of the staff, or the rules (approval by limit, delivery, time). */
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

type RedemptionMove = {
  by: readonly Party[]
  from: readonly RedemptionState[]
  to: RedemptionState
  event: Extract<EventType, `redemption.${string}`>
  /** Why it ended, for the acts that lead to a refund. */
  ends?: NonNullable<Redemption['ended_as']>
  /** The reason is asked for, because the member has to live with it. */
  note?: true
}

/**
 * Every way a redemption goes on; whatever does not stand here is refused. An ending act and its refund are one
 * transaction.
 */
export const redemptionTransitions = {
  approve: { by: ['staff', 'rules'], from: ['requested'], to: 'approved', event: 'redemption.approved' },
  deny: { by: ['staff'], from: ['requested'], to: 'denied', event: 'redemption.denied', ends: 'denied', note: true },
  cancel: { by: ['member'], from: ['requested'], to: 'cancelled', event: 'redemption.cancelled', ends: 'cancelled' },
  begin: { by: ['rules'], from: ['approved'], to: 'fulfilling', event: 'redemption.fulfilling' },
  fulfil: { by: ['staff', 'rules'], from: ['fulfilling'], to: 'fulfilled', event: 'redemption.fulfilled' },
  fail: {
    by: ['staff', 'rules'],
    from: ['approved', 'fulfilling'],
    to: 'failed',
    event: 'redemption.failed',
    ends: 'failed',
    note: true,
  },
  timeOut: {
    by: ['rules'],
    from: ['requested', 'approved', 'fulfilling'],
    to: 'timed_out',
    event: 'redemption.timedOut',
    ends: 'timed_out',
  },
  refund: {
    by: ['rules'],
    from: ['denied', 'cancelled', 'failed', 'timed_out'],
    to: 'refunded',
    event: 'redemption.refunded',
  },
} as const satisfies Record<string, RedemptionMove>

export type RedemptionAct = keyof typeof redemptionTransitions
export type EndingAct = {
  [A in RedemptionAct]: (typeof redemptionTransitions)[A] extends { ends: string } ? A : never
}[RedemptionAct]

/** Points of these are held: the sum of their costs is the member's `reserved` balance. */
export const holdingStates: readonly RedemptionState[] = ['requested', 'approved', 'fulfilling']

/**
 * Checks that the act leads on from here.
 * @throws not_now (code `wrong_state`); invalid when a reason is missing
 */
export function refuseRedemptionAct(
  redemption: Pick<Redemption, 'state'>,
  act: RedemptionAct,
  party: Party,
  note: string,
): void {
  const move: RedemptionMove = redemptionTransitions[act]
  if (!move.by.includes(party)) throw new DomainError('forbidden', 'perks.refusal.notYours')
  if (!move.from.includes(redemption.state))
    throw new DomainError('not_now', 'perks.refusal.wrongState', { code: 'wrong_state' })
  if (move.note === true && note.trim() === '')
    throw new DomainError('invalid', 'perks.refusal.noteMissing', {
      fields: { note: { key: 'perks.refusal.noteMissing' } },
    })
}

/**
 * Which party the actor is towards this redemption; null for somebody it does not concern. Staff never act on their
 * own.
 */
export function redemptionParty(actor: Actor, redemption: Pick<Redemption, 'member_id'>): Party | null {
  if (actor.system === true) return 'rules'
  if (actor.memberId === redemption.member_id) return 'member'
  return actor.roles.some((role) => role === 'agent' || role === 'admin') ? 'staff' : null
}

/** What a party may do now, for the buttons of a page. */
export function openRedemptionActs(redemption: Pick<Redemption, 'state'>, party: Party): RedemptionAct[] {
  return (Object.keys(redemptionTransitions) as RedemptionAct[]).filter((act) => {
    const move: RedemptionMove = redemptionTransitions[act]
    return move.by.includes(party) && move.from.includes(redemption.state)
  })
}

/** Hidden and absent look the same. */
export function redemptionNotFound(): DomainError {
  return new DomainError('not_found', 'errors.notFound')
}
