import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { isOpen, refuseDismissed, type Case } from '#app/domain/cases/case.ts'
import type { CaseRef } from '#app/domain/cases/input.ts'
import { memberName, openCasesOf } from '#app/domain/cases/queries/cases.server.ts'
import { addCaseEvent, labelPost, caseForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'
import { writeNote } from './write-note.server.ts'

/**
 * The acting agent takes a case that nobody has, with an internal `note` if there is one. Taking it twice is taking it once; of two agents at the same moment
 * one gets it. Says by this that the post is a complaint. Records `case.assigned`, for a new case `case.moved`.
 * @throws not_now naming who has it; when the case is over; when the agent has as many open cases as one may have
 */
export async function takeCase(ctx: Ctx, input: CaseRef & { note?: string | null }): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, input.number)
    const taken = row.assignee_id === memberId ? row : await takeFree(tx, row, memberId)
    await writeNote(tx, row.id, input.note ?? null)
    return taken
  })
}

async function takeFree(tx: Tx, row: Case, memberId: string): Promise<Case> {
  refuseDismissed(row)
  if (!isOpen(row.status)) throw new DomainError('not_now', 'cases.errors.over', { code: 'over' })
  if (row.assignee_id !== null) {
    throw new DomainError('not_now', 'cases.errors.taken', {
      code: 'taken',
      params: { name: await memberName(tx.db, row.assignee_id) },
    })
  }
  await refuseTooMany(tx, memberId)
  return takeCaseIn(tx, row, memberId)
}

/** The part inside the transaction; the load is not checked. */
export async function takeCaseIn(tx: Tx, row: Case, memberId: string): Promise<Case> {
  await updateCase(tx, row.id, { assignee_id: memberId })
  await addCaseEvent(tx, row.id, 'taken')
  await tx.record('case.assigned', { caseId: row.id, assigneeId: memberId })
  await labelPost(tx, row, 'complaint')
  const taken = { ...row, assignee_id: memberId }
  return row.status === 'new' ? transitionCaseIn(tx, taken, 'acknowledged') : taken
}

/** @throws not_now when this agent has as many open cases as one may have */
export async function refuseTooMany(tx: Tx, memberId: string): Promise<void> {
  const most = tx.setting('cases.openPerAgent')
  if ((await openCasesOf(tx.db, memberId)) >= most)
    throw new DomainError('not_now', 'cases.errors.tooMany', { code: 'too_many', params: { count: most } })
}
