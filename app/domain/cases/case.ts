import type { Actor } from '#app/core/actor.ts'
import { DomainError } from '#app/core/errors.ts'
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

/** Cases somebody still has to do something about. */
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

/**
 * Where a case may go. From `resolved` and `closed` the way back is a reopening; dismissing leads to `closed` from
 * anywhere.
 */
export const transitions = {
  new: ['acknowledged', 'waiting_staff', 'waiting_customer', 'resolved'],
  acknowledged: ['waiting_staff', 'waiting_customer', 'resolved'],
  waiting_staff: ['waiting_customer', 'resolved'],
  waiting_customer: ['waiting_staff', 'resolved'],
  resolved: ['waiting_staff', 'closed'],
  closed: ['waiting_staff'],
} as const satisfies Record<CaseStatus, readonly CaseStatus[]>

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

export function isOpen(status: CaseStatus): boolean {
  return (openStatuses as readonly CaseStatus[]).includes(status)
}

/** The only way a status changes. @throws not_now when there is no such step from here. */
export function refuseTransition(from: CaseStatus, to: CaseStatus): void {
  if ((transitions[from] as readonly CaseStatus[]).includes(to)) return
  throw new DomainError('not_now', 'cases.errors.noSuchStep', { code: 'no_such_step' })
}

/** @throws not_now when staff said it is not a complaint. */
export function refuseDismissed(row: Pick<Case, 'dismissed'>): void {
  if (row.dismissed === 1) throw new DomainError('not_now', 'cases.errors.dismissed', { code: 'dismissed' })
}

/** Until when the customer can reopen; null while there is nothing to reopen. */
export function reopenableUntil(
  row: Pick<Case, 'status' | 'resolved_at' | 'closed_at' | 'dismissed'>,
  reopenDays: number,
): Instant | null {
  const ended = row.resolved_at ?? row.closed_at
  if (isOpen(row.status) || ended === null || row.dismissed === 1) return null
  return plus(ended, { days: reopenDays })
}

export function isCustomer(actor: Actor, row: Pick<Case, 'customer_id'>): boolean {
  return actor.memberId !== null && row.customer_id === actor.memberId
}

export function caseNotFound(): DomainError {
  return new DomainError('not_found', 'cases.errors.notFound')
}

/** What people say to each other: "C-1042". */
export function caseReference(number: number): string {
  return `C-${number}`
}
