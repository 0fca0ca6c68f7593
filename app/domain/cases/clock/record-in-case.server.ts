import type { Tx } from '#app/core/write.server.ts'
import type { Case, ClockEventKind } from '#app/domain/cases/case.ts'
import { addCaseEvent } from '#app/domain/cases/store/cases.server.ts'
import { refreshClocks } from './refresh-clocks.server.ts'

/**
 * Adds an entry that the clocks read to the time line of a locked case, and works the clocks out again. @param row with
 * what the caller changed in it already @returns the row with the due times of now
 */
export async function recordInCase(
  tx: Tx,
  row: Case,
  kind: ClockEventKind,
  data: Record<string, string | number | null> = {},
): Promise<Case> {
  await addCaseEvent(tx, row.id, kind, data)
  return refreshClocks(tx, row)
}
