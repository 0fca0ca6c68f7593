import type { Tx } from '#app/core/write.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import type { ClockAlarmTable } from '#db/schema/cases.ts'

/** The columns of a case that keep what its clocks say. */
export type ClockColumns = Pick<
  Case,
  'first_response_due_at' | 'next_response_due_at' | 'resolution_due_at' | 'next_due_at' | 'next_clock' | 'next_late_at'
>

/** Keeps what the clocks of a case say, and what is to be told of them. The case itself did not change. */
export async function keepClocks(
  tx: Tx,
  caseId: string,
  columns: ClockColumns,
  alarms: readonly Omit<ClockAlarmTable, 'case_id'>[],
): Promise<void> {
  await tx.db.updateTable('case').set(columns).where('id', '=', caseId).execute()
  await tx.db.deleteFrom('clock_alarm').where('case_id', '=', caseId).execute()
  if (alarms.length > 0)
    await tx.db
      .insertInto('clock_alarm')
      .values(alarms.map((alarm) => ({ case_id: caseId, ...alarm })))
      .execute()
}
