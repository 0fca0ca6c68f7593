import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { refuseDismissed, type Case } from '#app/domain/cases/case.ts'
import { promiseCase } from '#app/domain/cases/clock/promise-case.server.ts'
import type { SeverityInput } from '#app/domain/cases/input.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import { addCaseEvent, caseForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'

/**
 * Changes the severity of a case, and with it what is promised. What was broken stays broken. The present severity
 * changes nothing. Audited. @throws conflict for what the actor has not seen
 */
export async function setSeverity(ctx: Ctx, input: SeverityInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write((tx) => setSeverityIn(tx, input))
}

export async function setSeverityIn(tx: Tx, input: SeverityInput): Promise<Case> {
  const row = await caseForUpdate(tx, input.number)
  refuseDismissed(row)
  if (row.severity === input.severity) return row
  await refuseUnseen(tx, row, 'severity', input.seen)
  await updateCase(tx, row.id, { severity: input.severity })
  await addCaseEvent(tx, row.id, 'severity', { from: row.severity, to: input.severity })
  const changed = await promiseCase(tx, { ...row, severity: input.severity }, 'severity')
  await audit(tx, {
    action: 'case.setSeverity',
    subjectType: 'case',
    subjectId: row.id,
    before: { severity: row.severity },
    after: { severity: input.severity },
  })
  return changed
}
