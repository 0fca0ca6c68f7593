import type { Tx } from '#app/core/write.server.ts'
import {
  refuseTransition,
  refuseDismissed,
  type Case,
  type CaseEventKind,
  type CaseStatus,
} from '#app/domain/cases/case.ts'
import { caseCalendar, extendDueTimes } from '#app/domain/cases/clock/clock.ts'
import { addCaseEvent, updateCase } from '#app/domain/cases/store/cases.server.ts'

/** What the line in the time line is called when it is not simply "moved", and what else it says. */
type Line = { kind?: CaseEventKind; data?: Record<string, string | number | null> }

/**
 * One step of a case: status, clocks, time line, `case.moved`. The clocks stand still while it waits on the customer
 * and while it counts as solved. Staying where it is changes nothing.
 * @throws not_now when there is no such step, or it was dismissed
 */
export async function transitionCaseIn(
  tx: Tx,
  row: Case,
  to: CaseStatus,
  { kind = 'moved', data = {} }: Line = {},
): Promise<Case> {
  refuseDismissed(row)
  if (row.status === to) return row
  refuseTransition(row.status, to)
  const stoppedAt = row.paused_at ?? (to === 'waiting_staff' ? (row.resolved_at ?? row.closed_at) : null)
  const { stoppedMinutes, ...due } =
    stoppedAt === null
      ? {
          stoppedMinutes: 0,
          first_response_due_at: row.first_response_due_at,
          resolution_due_at: row.resolution_due_at,
        }
      : extendDueTimes(row, stoppedAt, tx.at, caseCalendar(tx.setting))
  const values = { ...due, status: to, ...timesAt(row, to, tx.at) }
  await updateCase(tx, row.id, values)
  await addCaseEvent(tx, row.id, kind, {
    from: row.status,
    to,
    ...(stoppedMinutes > 0 ? { stoppedMinutes } : {}),
    ...data,
  })
  await tx.record('case.moved', { caseId: row.id, from: row.status, to })
  return { ...row, ...values, updated_at: tx.at }
}

function timesAt(row: Case, to: CaseStatus, at: string): Pick<Case, 'paused_at' | 'resolved_at' | 'closed_at'> {
  return {
    paused_at: to === 'waiting_customer' ? at : null,
    resolved_at: to === 'resolved' ? at : to === 'closed' ? row.resolved_at : null,
    closed_at: to === 'closed' ? at : null,
  }
}
