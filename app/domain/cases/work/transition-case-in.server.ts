import type { Tx } from '#app/core/write.server.ts'
import { caseTransitions, refuseCaseAct, type CaseAct } from '#app/domain/cases/case-transitions.ts'
import { refuseDismissed, type Case, type CaseEventKind } from '#app/domain/cases/case.ts'
import { caseCalendar, clocksAfter } from '#app/domain/cases/clock/clock.ts'
import { addCaseEvent, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { recordMovedPromise } from './record-moved-promise.server.ts'

/** The entry in the time line: its kind when it is not `moved`, and its data besides the two statuses. */
type TimelineEntry = { kind?: CaseEventKind; data?: Record<string, string | number | null> }

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
  const { stoppedMinutes, ...clocks } = clocksAfter(row, to, tx.at, caseCalendar(tx.setting))
  const values = { ...clocks, status: to }
  await updateCase(tx, row.id, values)
  await recordMovedPromise(tx, row, values.first_response_due_at)
  await addCaseEvent(tx, row.id, kind, {
    from: row.status,
    to,
    ...(stoppedMinutes > 0 ? { stoppedMinutes } : {}),
    ...data,
  })
  await tx.record(event, { caseId: row.id, from: row.status, to })
  return { ...row, ...values, updated_at: tx.at }
}
