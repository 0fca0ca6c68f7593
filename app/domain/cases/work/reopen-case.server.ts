import { audit } from '#app/core/audit.server.ts'
import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { caseNotFound, isCustomer, isOpen, reopenableUntil, type Case } from '#app/domain/cases/case.ts'
import { promiseCase } from '#app/domain/cases/clock/promise-case.server.ts'
import type { CaseNoteInput } from '#app/domain/cases/input.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import {
  addCaseEvent,
  labelPost,
  caseForUpdate,
  keptCaseForUpdate,
  updateCase,
} from '#app/domain/cases/store/cases.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'
import { writeNote } from './write-note.server.ts'

/**
 * Opens a resolved or closed case again: the customer within `cases.reopenDays`, staff at any time and also when it was
 * dismissed. An open case keeps its status. The clocks leave out the time in between. A note of staff is internal.
 * Records `case.moved`.
 * @throws not_found for actors who may not see the case; conflict for what staff have not seen; not_now (code `too_late`) for a late customer
 */
export async function reopenCase(ctx: Ctx, input: CaseNoteInput): Promise<Case> {
  const staff = can(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const row = staff ? await caseForUpdate(tx, input.number) : await keptCaseForUpdate(tx, input.number)
    if (!staff && (!isCustomer(ctx.actor, row) || row.dismissed === 1)) throw caseNotFound()
    if (staff) await refuseUnseen(tx, row, 'reopen', input.seen)
    if (isOpen(row.status)) return row
    if (!staff) return reopenForCustomerIn(tx, row)
    await writeNote(tx, row.id, input.note)
    const open = await reopenCaseIn(tx, row)
    await audit(tx, {
      action: 'case.reopen',
      subjectType: 'case',
      subjectId: row.id,
      before: { status: row.status },
      after: { status: open.status },
    })
    return open
  })
}

/** The part of reopening inside a transaction: authorises nothing. A dismissed case is confirmed as a complaint. */
export async function reopenCaseIn(tx: Tx, row: Case): Promise<Case> {
  if (row.dismissed === 1) await updateCase(tx, row.id, { dismissed: 0 })
  const reopened = await transitionCaseIn(tx, { ...row, dismissed: 0 }, 'reopen', { kind: 'reopened' })
  // Policies and calendars may have changed while it was over.
  const open = await promiseCase(tx, reopened, 'policy')
  if (row.dismissed === 1) {
    await labelPost(tx, row, 'complaint')
    await addCaseEvent(tx, row.id, 'confirmed')
  }
  return open
}

/**
 * Opens a locked case that is over again for its customer.
 * @throws not_now (code `too_late`) after `cases.reopenDays`
 */
export async function reopenForCustomerIn(tx: Tx, row: Case): Promise<Case> {
  refuseLate(tx, row)
  return reopenCaseIn(tx, row)
}

function refuseLate(tx: Tx, row: Case): void {
  const days = tx.setting('cases.reopenDays')
  const until = reopenableUntil(row, days)
  if (until === null || until < tx.at)
    throw new DomainError('not_now', 'cases.errors.reopenTooLate', { code: 'too_late', params: { count: days } })
}
