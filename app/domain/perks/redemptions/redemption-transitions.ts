import { DomainError } from '#app/core/errors.ts'
import { refuseTransition, type Transition } from '#app/core/state-machine.ts'
import type { EventType } from '#app/registry/events.ts'
import type { Party, Redemption, RedemptionState } from './redemption.ts'

type RedemptionTransition = Transition<RedemptionState, Party> & {
  event: Extract<EventType, `redemption.${string}`>
  /** Why it ended, for the acts that lead to a refund. */
  ends?: NonNullable<Redemption['ended_as']>
}

/** Every act that changes the state of a redemption. An act with `ends` and its `refund` are one transaction. */
export const redemptionTransitions = {
  approve: { by: ['staff', 'rules'], from: ['requested'], to: 'approved', event: 'redemption.approved' },
  deny: {
    by: ['staff'],
    from: ['requested'],
    to: 'denied',
    note: 'required',
    event: 'redemption.denied',
    ends: 'denied',
  },
  cancel: { by: ['member'], from: ['requested'], to: 'cancelled', event: 'redemption.cancelled', ends: 'cancelled' },
  begin: { by: ['rules'], from: ['approved'], to: 'fulfilling', event: 'redemption.fulfilling' },
  fulfil: { by: ['staff', 'rules'], from: ['fulfilling'], to: 'fulfilled', event: 'redemption.fulfilled' },
  fail: {
    by: ['staff', 'rules'],
    from: ['approved', 'fulfilling'],
    to: 'failed',
    note: 'required',
    event: 'redemption.failed',
    ends: 'failed',
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
  // Undoes what staff decided; what was delivered stays delivered.
  reopen: {
    by: ['staff'],
    from: ['fulfilling', 'refunded'],
    to: 'requested',
    note: 'required',
    event: 'redemption.reopened',
  },
} as const satisfies Record<string, RedemptionTransition>

export type RedemptionAct = keyof typeof redemptionTransitions
/** The acts of staff that `transitionRedemption` carries out; approving and cancelling have a use-case of their own. */
export type RedemptionRowAct = Extract<RedemptionAct, 'deny' | 'fulfil' | 'fail'>
/** The acts after which the points and the stock go back. */
export type EndingAct = {
  [A in RedemptionAct]: (typeof redemptionTransitions)[A] extends { ends: string } ? A : never
}[RedemptionAct]

/**
 * Whether the party may carry out the act now; null: a stranger, who may not.
 * @throws forbidden when the act belongs to another party; not_now (code `wrong_state`) from another state; invalid
 * without the required note
 */
export function refuseRedemptionAct(
  redemption: Pick<Redemption, 'state'>,
  act: RedemptionAct,
  party: Party | null,
  note: string,
): void {
  refuseTransition<RedemptionAct, RedemptionState, Party>(
    redemptionTransitions,
    act,
    { state: redemption.state, party, note },
    {
      party: () => new DomainError('forbidden', 'perks.refusal.notYours'),
      state: () => new DomainError('not_now', 'perks.refusal.wrongState', { code: 'wrong_state' }),
      note: () =>
        new DomainError('invalid', 'perks.refusal.noteMissing', {
          fields: { note: { key: 'perks.refusal.noteMissing' } },
        }),
    },
  )
}
