import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { isOpen, refuseDismissed, type Case } from '#app/domain/cases/case.ts'
import type { AssignInput } from '#app/domain/cases/input.ts'
import { staffByHandle } from '#app/domain/cases/queries/team.server.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import { addCaseEvent, caseForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { refuseTooMany } from './take-case.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'
import { writeNote } from './write-note.server.ts'

/**
 * Assigns a case to a member of staff, or to none; the note is internal. The present assignee again changes nothing.
 * Records `case.assigned`, and `case.moved` for a new case; audited.
 * @throws conflict for what the actor has not seen; invalid when the handle belongs to no member of staff; not_now when the case was dismissed, or the new
 * assignee has as many open cases as `cases.openPerAgent` allows
 */
export async function assignCase(ctx: Ctx, input: AssignInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, input.number)
    await refuseUnseen(tx, row, 'assign', input.seen)
    refuseDismissed(row)
    const assignee = input.handle === null ? null : await staffByHandle(tx.db, input.handle)
    if (input.handle !== null && assignee === null)
      throw new DomainError('invalid', 'cases.errors.notStaff', {
        fields: { handle: { key: 'cases.errors.notStaff' } },
      })
    const assigneeId = assignee?.id ?? null
    if (row.assignee_id === assigneeId) return row
    if (assigneeId !== null && isOpen(row.status)) await refuseTooMany(tx, assigneeId)

    await writeNote(tx, row.id, input.note)
    await updateCase(tx, row.id, { assignee_id: assigneeId })
    await addCaseEvent(tx, row.id, 'assigned', { from: row.assignee_id, to: assigneeId })
    await tx.record('case.assigned', { caseId: row.id, assigneeId, before: row.assignee_id, by: 'person' })
    await audit(tx, {
      action: 'case.assign',
      subjectType: 'case',
      subjectId: row.id,
      before: { assigneeId: row.assignee_id },
      after: { assigneeId },
    })
    const assigned = { ...row, assignee_id: assigneeId }
    return row.status === 'new' && assigneeId !== null ? transitionCaseIn(tx, assigned, 'acknowledge') : assigned
  })
}
