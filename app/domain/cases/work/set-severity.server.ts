import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { refuseDismissed, type Case } from '#app/domain/cases/case.ts'
import { promiseCase } from '#app/domain/cases/clock/promise-case.server.ts'
import type { SeverityInput } from '#app/domain/cases/input.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import { holdingRules } from '#app/domain/cases/severity/raise-severity.server.ts'
import { seenText } from '#app/domain/cases/severity/severity-from.ts'
import { addCaseEvent, caseForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'

/**
 * Changes the severity of a case, and with it what is promised. What was broken stays broken. The present severity
 * changes nothing. What rules raised is overruled, and rules that hold now do not raise it later. Audited.
 * @throws conflict for what the actor has not seen
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
  const holding = (await holdingRules(tx, row)).map(({ rule }) => rule)
  await updateCase(tx, row.id, { severity: input.severity, raises: 0 })
  await addCaseEvent(tx, row.id, 'severity', { from: row.severity, to: input.severity, seen: seenText(holding) })
  const changed = await promiseCase(tx, { ...row, severity: input.severity, raises: 0 }, 'severity')
  await audit(tx, {
    action: 'case.setSeverity',
    subjectType: 'case',
    subjectId: row.id,
    before: { severity: row.severity },
    after: { severity: input.severity },
  })
  return changed
}
