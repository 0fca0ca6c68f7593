import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import type { DayReason } from '#app/domain/cases/day/reasons.ts'
import type { DayCase } from '#app/domain/cases/queries/day.server.ts'
import { caseRows } from '#app/views/case-views.server.ts'

/** Why a case is where it is on My day, with what the sentences say. */
export type WhyView = {
  reasons: readonly DayReason[]
  dueAt: Instant
  pausedAt: Instant | null
  wroteAt: Instant | null
  renewsAt: Instant | null
  reminder: { id: string; at: Instant; reason: string } | null
}

/** The rows of My day: those of every list, each with its reasons. */
export function dayRows(ctx: Pick<Ctx, 'locale'>, day: readonly DayCase[]) {
  const rows = caseRows(
    ctx,
    day.map(({ case: view }) => view),
  )
  return rows.map((row, at) => ({ ...row, why: whyOf(day[at]) }))
}

function whyOf(one: DayCase | undefined): WhyView | null {
  if (one === undefined) return null
  const { reasons, reminder, renewsAt, wroteAt } = one
  const { dueAt, pausedAt } = one.case.next
  return {
    reasons,
    dueAt,
    pausedAt,
    wroteAt,
    renewsAt,
    reminder: reminder === null ? null : { id: reminder.id, at: reminder.at, reason: reminder.reason },
  }
}
