import { DomainError } from '#app/core/errors.ts'
import { refuseTransition, type StateMachine } from '#app/core/state-machine.ts'
import { caseOver, type Case, type CaseStatus } from './case.ts'

/** Who carries out an act: the customer of the case, or staff. */
export type CaseParty = 'customer' | 'staff'

/**
 * Every act that changes the status of a case. `acknowledge` follows from taking or assigning it; `waitForStaff` also
 * from an answer of staff or a text of the customer. Dismissing is no row: it is a verdict on the detection, possible
 * in every status, and closes the case in passing (`dismissCase`).
 */
export const caseTransitions = {
  acknowledge: { by: ['staff'], from: ['new'], to: 'acknowledged', event: 'case.moved' },
  waitForStaff: {
    by: ['staff', 'customer'],
    from: ['new', 'acknowledged', 'waiting_customer'],
    to: 'waiting_staff',
    event: 'case.moved',
  },
  waitForCustomer: {
    by: ['staff'],
    from: ['new', 'acknowledged', 'waiting_staff'],
    to: 'waiting_customer',
    event: 'case.moved',
  },
  resolve: {
    by: ['staff'],
    from: ['new', 'acknowledged', 'waiting_staff', 'waiting_customer'],
    to: 'resolved',
    event: 'case.moved',
  },
  close: { by: ['staff'], from: ['resolved'], to: 'closed', event: 'case.moved' },
  reopen: { by: ['staff', 'customer'], from: ['resolved', 'closed'], to: 'waiting_staff', event: 'case.moved' },
} as const satisfies StateMachine<string, CaseStatus, CaseParty>

export type CaseAct = keyof typeof caseTransitions
/** The acts that are a row and nothing more; `takeCase` and `reopenCase` carry out the other two. */
export type CaseRowAct = Exclude<CaseAct, 'acknowledge' | 'reopen'>

/**
 * Whether the act starts in this status; the caller has authorised it.
 * @throws not_now with code `over` for a case that must be reopened first, else with code `no_such_step`
 */
export function refuseCaseAct(row: Pick<Case, 'status'>, act: CaseAct): void {
  refuseTransition<CaseAct, CaseStatus, CaseParty>(
    caseTransitions,
    act,
    { state: row.status },
    {
      party: noSuchTransition,
      state: act === 'waitForStaff' ? caseOver : noSuchTransition,
      note: noSuchTransition,
    },
  )
}

/** No act leads from the status of the case to the status that was asked for. */
export function noSuchTransition(): DomainError {
  return new DomainError('not_now', 'cases.errors.noSuchStep', { code: 'no_such_step' })
}
