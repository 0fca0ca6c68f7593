import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { caseOver, isOpen, refuseDismissed, type Case } from '#app/domain/cases/case.ts'
import { promiseCase } from '#app/domain/cases/clock/promise-case.server.ts'
import type { UndoRaiseInput } from '#app/domain/cases/input.ts'
import { severityEvents } from '#app/domain/cases/queries/severity-figures.server.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import { addCaseEvent, caseForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { writeNote } from '#app/domain/cases/work/write-note.server.ts'
import { inForce, severityFrom } from './severity-from.ts'

/**
 * Takes back what a rule did to the severity of an open case; the rule does not raise this case again. The reason becomes
 * an internal note. Done already, it changes nothing. Audited, without the reason.
 * @throws not_found; conflict for what the actor has not seen; not_now when the case is over or dismissed, or the rule is not in force (code `not_raised`)
 */
export async function undoRaise(ctx: Ctx, { number, seen, rule, reason }: UndoRaiseInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, number)
    refuseDismissed(row)
    const events = await severityEvents(tx.db, row.id)
    const raise = severityFrom(events).raises.find((one) => one.rule === rule)
    if (raise?.state === 'undone') return row
    await refuseUnseen(tx, row, 'undoRaise', seen)
    if (!isOpen(row.status)) throw caseOver()
    if (raise?.state !== 'inForce')
      throw new DomainError('not_now', 'severity.errors.notRaised', { code: 'not_raised' })

    const { severity, raises } = severityFrom([...events, { at: tx.at, kind: 'raise_undone', data: { rule } }])
    await addCaseEvent(tx, row.id, 'raise_undone', { rule, from: row.severity, to: severity })
    await updateCase(tx, row.id, { severity, raises: inForce(raises).length })
    const changed = await promiseCase(tx, { ...row, severity, raises: inForce(raises).length }, 'severity')
    await writeNote(tx, row.id, reason)
    await audit(tx, {
      action: 'case.undoRaise',
      subjectType: 'case',
      subjectId: row.id,
      before: { severity: row.severity },
      after: { severity, rule },
    })
    return changed
  })
}
