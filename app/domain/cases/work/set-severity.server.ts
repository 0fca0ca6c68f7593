import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { refuseDismissed, type Case } from '#app/domain/cases/case.ts'
import { caseCalendar, dueTimes, slaPolicy } from '#app/domain/cases/clock/clock.ts'
import type { SeverityInput } from '#app/domain/cases/input.ts'
import { stoppedMinutes } from '#app/domain/cases/queries/timeline.server.ts'
import { addCaseEvent, caseForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'

/**
 * Changes the severity of a case. Both promises are counted again from its opening, without the time that the clocks were
 * stopped. The present severity changes nothing. Audited.
 */
export async function setSeverity(ctx: Ctx, input: SeverityInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write((tx) => setSeverityIn(tx, input))
}

export async function setSeverityIn(tx: Tx, input: SeverityInput): Promise<Case> {
  const row = await caseForUpdate(tx, input.number)
  refuseDismissed(row)
  if (row.severity === input.severity) return row
  const due = dueTimes(
    row.opened_at,
    slaPolicy(tx.setting, input.severity),
    await stoppedMinutes(tx.db, row.id),
    caseCalendar(tx.setting),
  )
  const values = { severity: input.severity, ...due }
  await updateCase(tx, row.id, values)
  await addCaseEvent(tx, row.id, 'severity', { from: row.severity, to: input.severity })
  await audit(tx, {
    action: 'case.setSeverity',
    subjectType: 'case',
    subjectId: row.id,
    before: { severity: row.severity },
    after: { severity: input.severity },
  })
  return { ...row, ...values }
}
