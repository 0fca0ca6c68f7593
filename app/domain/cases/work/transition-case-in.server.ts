import type { Tx } from '#app/core/write.server.ts'
import { caseTransitions, refuseCaseAct, type CaseAct } from '#app/domain/cases/case-transitions.ts'
import { refuseDismissed, type Case, type ClockEventKind } from '#app/domain/cases/case.ts'
import { recordInCase } from '#app/domain/cases/clock/record-in-case.server.ts'
import { updateCase } from '#app/domain/cases/store/cases.server.ts'

/** The entry in the time line: its kind when it is not `moved`, and its data besides the two statuses. */
type TimelineEntry = {
  kind?: Extract<ClockEventKind, 'moved' | 'reopened' | 'customer_wrote'>
  data?: Record<string, string | number | null>
}

/**
 * Carries out a row of `caseTransitions` on a locked case: status, clocks, time line, `case.moved`, and
 * `case.promiseMoved` when the first response is promised for later. The caller has
 * authorised it. A case that is in the status already keeps it and nothing is recorded.
 * @throws not_now when the case was dismissed, or the act does not start here
 */
export async function transitionCaseIn(
  tx: Tx,
  row: Case,
  act: CaseAct,
  { kind = 'moved', data = {} }: TimelineEntry = {},
): Promise<Case> {
  refuseDismissed(row)
  const { to, event } = caseTransitions[act]
  if (row.status === to) return row
  refuseCaseAct(row, act)
  const values = {
    status: to,
    paused_at: to === 'waiting_customer' ? tx.at : null,
    resolved_at: to === 'resolved' ? tx.at : to === 'closed' ? row.resolved_at : null,
    closed_at: to === 'closed' ? tx.at : null,
  }
  await updateCase(tx, row.id, values)
  const changed = await recordInCase(tx, { ...row, ...values, updated_at: tx.at }, kind, {
    from: row.status,
    to,
    ...data,
  })
  await tx.record(event, { caseId: row.id, from: row.status, to })
  return changed
}
