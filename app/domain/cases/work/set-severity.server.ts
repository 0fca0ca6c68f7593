import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { refuseDismissed, type Case } from '#app/domain/cases/case.ts'
import { caseCalendar, dueTimes, slaPolicy, toldAfter } from '#app/domain/cases/clock/clock.ts'
import type { SeverityInput } from '#app/domain/cases/input.ts'
import { stoppedMinutes } from '#app/domain/cases/queries/timeline.server.ts'
import { addCaseEvent, caseForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { recordMovedPromise } from './record-moved-promise.server.ts'

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
  const told = (['first_response', 'resolution'] as const).map((clock) => {
    const [before, after] = [row[`${clock}_due_at`], due[`${clock}_due_at`]]
    return [`${clock}_told`, toldAfter(row[`${clock}_told`], before, after, tx.at)] as const
  })
  const values = { severity: input.severity, ...due, ...Object.fromEntries(told) }
  await updateCase(tx, row.id, values)
  await recordMovedPromise(tx, row, due.first_response_due_at)
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
