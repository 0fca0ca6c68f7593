import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { caseNotFound, isCustomer, isOpen, reopenableUntil, type Case } from '#app/domain/cases/case.ts'
import type { CaseNoteInput } from '#app/domain/cases/input.ts'
import { addCaseEvent, labelPost, caseForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'
import { writeNote } from './write-note.server.ts'

/**
 * Opens a solved or closed case again: its customer within the days of the setting, staff at any time, also one they
 * had dismissed. An open case stays as it is. The time in between does not count. Records `case.moved`.
 * @throws not_found for everybody who may not see it; not_now when the customer comes too late
 */
export async function reopenCase(ctx: Ctx, input: CaseNoteInput): Promise<Case> {
  const staff = can(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, input.number)
    if (!staff && (!isCustomer(ctx.actor, row) || row.dismissed === 1)) throw caseNotFound()
    if (isOpen(row.status)) return row
    if (!staff) refuseLate(tx, row)
    if (staff) await writeNote(tx, row.id, input.note)
    return reopenCaseIn(tx, row)
  })
}

/** The part inside the transaction; nobody is asked for permission. */
export async function reopenCaseIn(tx: Tx, row: Case): Promise<Case> {
  if (row.dismissed === 1) await updateCase(tx, row.id, { dismissed: 0 })
  const open = await transitionCaseIn(tx, { ...row, dismissed: 0 }, 'waiting_staff', { kind: 'reopened' })
  if (row.dismissed === 1) {
    await labelPost(tx, row, 'complaint')
    await addCaseEvent(tx, row.id, 'confirmed')
  }
  return open
}

function refuseLate(tx: Tx, row: Case): void {
  const days = tx.setting('cases.reopenDays')
  const until = reopenableUntil(row, days)
  if (until === null || until < tx.at)
    throw new DomainError('not_now', 'cases.errors.reopenTooLate', { code: 'too_late', params: { count: days } })
}
