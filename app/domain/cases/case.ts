import type { Actor } from '#app/core/actor.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { refuseTransition, type StateMachine } from '#app/core/state-machine.ts'
import { plus, type Instant } from '#app/core/time.ts'
import type { CaseCategory, CaseSeverity, CaseSource, CaseStatus, CaseTable } from '#db/schema/cases.ts'

export type Case = CaseTable
export type { CaseCategory, CaseSeverity, CaseSource, CaseStatus }

export const caseStatuses = [
  'new',
  'acknowledged',
  'waiting_staff',
  'waiting_customer',
  'resolved',
  'closed',
] as const satisfies readonly CaseStatus[]
export const caseSeverities = ['P1', 'P2', 'P3'] as const satisfies readonly CaseSeverity[]
export const caseCategories = [
  'defect',
  'price',
  'service',
  'delivery',
  'usability',
  'churn_threat',
  'other',
] as const satisfies readonly CaseCategory[]

/** Statuses of cases that are being worked on; the other two are over. */
export const openStatuses = [
  'new',
  'acknowledged',
  'waiting_staff',
  'waiting_customer',
] as const satisfies readonly CaseStatus[]

/**
 * `overdue`: a promise is broken; `today`: the next one falls due before the community's day ends. Both leave out what
 * waits on the customer.
 */
export const dueChoices = ['overdue', 'today'] as const
export type CaseDue = (typeof dueChoices)[number]

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

/** Every kind of line in the time line of a case. */
export const caseEventKinds = [
  'opened',
  'taken',
  'assigned',
  'moved',
  'answered',
  'customer_wrote',
  'severity',
  'category',
  'dismissed',
  'confirmed',
  'reopened',
] as const
export type CaseEventKind = (typeof caseEventKinds)[number]

/** First number given; small enough to say, large enough not to look like the first complaint ever. */
export const firstCaseNumber = 1001

/** Whether the case is being worked on: neither resolved nor closed. */
export function isOpen(status: CaseStatus): boolean {
  return (openStatuses as readonly CaseStatus[]).includes(status)
}

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

/** The case is resolved or closed; the act needs an open one. */
export function caseOver(): DomainError {
  return new DomainError('not_now', 'cases.errors.over', { code: 'over' })
}

/** @throws not_now when staff dismissed the case: it is not a complaint. */
export function refuseDismissed(row: Pick<Case, 'dismissed'>): void {
  if (row.dismissed === 1) throw new DomainError('not_now', 'cases.errors.dismissed', { code: 'dismissed' })
}

/** Until when the customer can reopen the case; null when it is open or was dismissed. */
export function reopenableUntil(
  row: Pick<Case, 'status' | 'resolved_at' | 'closed_at' | 'dismissed'>,
  reopenDays: number,
): Instant | null {
  const ended = row.resolved_at ?? row.closed_at
  if (isOpen(row.status) || ended === null || row.dismissed === 1) return null
  return plus(ended, { days: reopenDays })
}

/** Whether the actor is the customer of the case. */
export function isCustomer(actor: Actor, row: Pick<Case, 'customer_id'>): boolean {
  return actor.memberId !== null && row.customer_id === actor.memberId
}

/** No such case, or one that the reader may not know of. */
export function caseNotFound(): DomainError {
  return notFound('cases.errors.notFound')
}

/** The number as people say it: "C-1042". */
export function caseReference(number: number): string {
  return `C-${number}`
}
