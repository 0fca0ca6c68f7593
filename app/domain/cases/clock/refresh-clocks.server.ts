import type { Tx } from '#app/core/write.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { clockHistories, type ClockHistory } from '#app/domain/cases/queries/promises.server.ts'
import { factsOf, factsText } from '#app/domain/cases/report/facts.ts'
import { keepClocks, type ClockColumns } from '#app/domain/cases/store/clocks.server.ts'
import { keepFacts } from '#app/domain/cases/store/facts.server.ts'
import { alarmsOf, type AlarmDelays } from './alarms.ts'
import type { SlaClock } from './clock.ts'
import { clocksOf, type CaseClocks } from './clocks-of.ts'

/**
 * Works out the clocks of a locked case from its time line, and keeps what they say: due times, what is to be told next,
 * and what the report counts. Records `case.promiseMoved` when the first response, which the customer still waits for, is
 * now due later.
 */
export async function refreshClocks<Row extends Case>(tx: Tx, row: Row): Promise<Row> {
  const history = (await clockHistories(tx.db, [row.id])).get(row.id)
  if (history === undefined) throw new Error(`case ${row.id} has no time line`)
  const clocks = clocksOf(history.events, history.promises, tx.at)
  const columns = clockColumns(clocks)
  await keepClocks(tx, row.id, columns, nextAlarms(tx, clocks, history))
  await keepFacts(tx, row.id, factsText(factsOf(history)))
  const owed = clocks.firstResponse.endedAt === null
  if (owed && columns.first_response_due_at > row.first_response_due_at)
    await tx.record('case.promiseMoved', { caseId: row.id, dueAt: columns.first_response_due_at })
  return { ...row, ...columns }
}

/** What the columns of a case keep of its clocks. */
export function clockColumns({ firstResponse, nextResponse, resolution, next }: CaseClocks): ClockColumns {
  return {
    first_response_due_at: firstResponse.dueAt,
    next_response_due_at: nextResponse?.dueAt ?? null,
    resolution_due_at: resolution.dueAt,
    next_due_at: next?.dueAt ?? null,
    next_clock: next?.name ?? null,
    next_late_at: next?.lateAt ?? null,
  }
}

export function alarmDelays(setting: Tx['setting']): AlarmDelays {
  return {
    dueSoon: setting('cases.dueSoonMinutes'),
    lead: setting('cases.tellLeadMinutes'),
    shift: setting('cases.tellShiftMinutes'),
  }
}

/** The clocks of a case that there are. */
export function presentClocks({ firstResponse, nextResponse, resolution }: CaseClocks): SlaClock[] {
  return [firstResponse, nextResponse, resolution].filter((clock) => clock !== null)
}

function nextAlarms(tx: Tx, clocks: CaseClocks, { events, promises }: ClockHistory) {
  const calendar = promises.at(-1)?.calendar
  if (calendar === undefined) return []
  return presentClocks(clocks).flatMap((clock) => {
    const [next] = alarmsOf(clock, events, alarmDelays(tx.setting), calendar)
    return next === undefined
      ? []
      : [{ clock: clock.name, due_at: clock.dueAt, tell_at: next.tellAt, level: next.level }]
  })
}
