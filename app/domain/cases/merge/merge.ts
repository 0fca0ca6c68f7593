import { z } from 'zod'
import { DomainError } from '#app/core/errors.ts'
import { caseOver, isOpen, refuseDismissed, type Case, type CaseStatus } from '#app/domain/cases/case.ts'

/** How the merged case was before: undoing restores it. */
export type BeforeMerge = Pick<Case, 'status' | 'paused_at'>

/** What went along to the kept case: what it did not have already. */
export type MovedWithMerge = {
  /** Ids of root causes, of members who follow, of reminders, of drafts, and of cases that were merged into it before. */
  causes: string[]
  follows: string[]
  reminders: string[]
  drafts: string[]
  cases: string[]
}

const texts = z.array(z.string())
export const movedShape = z.object({ causes: texts, follows: texts, reminders: texts, drafts: texts, cases: texts })
export const beforeShape = z.object({
  status: z.custom<CaseStatus>((value) => typeof value === 'string'),
  paused_at: z.string().nullable(),
})

/** The one that was opened first is kept: its promise was made first. */
export function keptFirst<Some extends Pick<Case, 'opened_at' | 'number'>>(
  a: Some,
  b: Some,
): [kept: Some, other: Some] {
  const earlier = a.opened_at === b.opened_at ? a.number < b.number : a.opened_at < b.opened_at
  return earlier ? [a, b] : [b, a]
}

/**
 * Two open cases of one customer are merged.
 * @param contacts the addresses of those who have no account, in the order of the cases
 * @throws invalid on `into`; not_now when one is over or dismissed
 */
export function refuseMerge(
  a: Pick<Case, 'id' | 'customer_id' | 'status' | 'dismissed'>,
  b: Pick<Case, 'id' | 'customer_id' | 'status' | 'dismissed'>,
  contacts: readonly [string | null, string | null],
): void {
  if (a.id === b.id) throw refusal('merge.errors.same')
  for (const row of [a, b]) {
    refuseDismissed(row)
    if (!isOpen(row.status)) throw caseOver()
  }
  const one = a.customer_id === null ? contacts[0] !== null && contacts[0] === contacts[1] : true
  if (a.customer_id !== b.customer_id || !one) throw refusal('merge.errors.otherCustomer')
}

function refusal(key: string): DomainError {
  return new DomainError('invalid', key, { fields: { into: { key } } })
}
