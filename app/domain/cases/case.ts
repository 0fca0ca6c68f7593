import type { Actor } from '#app/core/actor.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
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

/** Every kind of line in the time line of a case. */
export const caseEventKinds = [
  'opened',
  'taken',
  'assigned',
  'moved',
  'answered',
  'customer_wrote',
  'severity',
  'raised',
  'raise_undone',
  'merged',
  'unmerged',
  'merged_into',
  'restored',
  'category',
  'dismissed',
  'confirmed',
  'reopened',
  'rated',
  'joined',
  'ticket',
  'asked',
  'outside_answered',
  'promised',
  'due_soon',
  'breached',
  'escalated',
] as const
export type CaseEventKind = (typeof caseEventKinds)[number]

/** The kinds that the clocks of a case are worked out from; they are written by `recordInCase` alone. */
export const clockEventKinds = [
  'opened',
  'promised',
  'moved',
  'answered',
  'customer_wrote',
  'dismissed',
  'reopened',
  'merged',
  'unmerged',
] as const satisfies readonly CaseEventKind[]
export type ClockEventKind = (typeof clockEventKinds)[number]

/** First number given; small enough to say, large enough not to look like the first complaint ever. */
export const firstCaseNumber = 1001

/** Whether the case is being worked on: neither resolved nor closed. */
export function isOpen(status: CaseStatus): boolean {
  return (openStatuses as readonly CaseStatus[]).includes(status)
}

/** The case is resolved or closed; the act needs an open one. */
export function caseOver(): DomainError {
  return new DomainError('not_now', 'cases.errors.over', { code: 'over' })
}

/** Why an agent cannot take the case; null when it is free to take. */
export function refusalToTake(
  row: Pick<Case, 'status' | 'dismissed' | 'assignee_id'>,
): 'dismissed' | 'over' | 'taken' | null {
  if (row.dismissed === 1) return 'dismissed'
  if (!isOpen(row.status)) return 'over'
  return row.assignee_id === null ? null : 'taken'
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

/** The case is part of another one, on which the act is to be done. */
export function caseMerged(into: number): DomainError {
  return new DomainError('not_now', 'merge.errors.merged', { code: 'merged', params: { number: into } })
}

/** The number as people say it: "C-1042". */
export function caseReference(number: number): string {
  return `C-${number}`
}
