import type { Tx } from '#app/core/write.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { promiseCase } from '#app/domain/cases/clock/promise-case.server.ts'
import { severityEvents } from '#app/domain/cases/queries/severity-figures.server.ts'
import { updateCase } from '#app/domain/cases/store/cases.server.ts'
import { severityFrom } from './severity-from.ts'

/**
 * Keeps the severity that the time line of a locked case says after a merge or its undoing, and promises what it asks for.
 * Records `case.severityRaised` when it is more severe than before.
 */
export async function takeSeverityIn(tx: Tx, row: Case): Promise<Case> {
  const { severity } = severityFrom(await severityEvents(tx.db, row.id))
  if (severity === row.severity) return row
  await updateCase(tx, row.id, { severity })
  if (severity < row.severity) await tx.record('case.severityRaised', { caseId: row.id, severity })
  return promiseCase(tx, { ...row, severity }, 'severity')
}
