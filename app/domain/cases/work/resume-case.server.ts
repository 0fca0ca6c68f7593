import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { isOpen, type Case } from '#app/domain/cases/case.ts'
import type { CaseNoteInput } from '#app/domain/cases/input.ts'
import { caseForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'
import { writeNote } from './write-note.server.ts'

/**
 * The next word is with staff again; clocks that stood still go on, their due times moved by the business time in
 * between. A note is internal. Waiting on staff already changes nothing. Records `case.moved`.
 * @throws not_now when the case is over: then it is reopened instead
 */
export async function resumeCase(ctx: Ctx, input: CaseNoteInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, input.number)
    if (!isOpen(row.status)) throw new DomainError('not_now', 'cases.errors.over', { code: 'over' })
    const moved = await transitionCaseIn(tx, row, 'waiting_staff')
    await writeNote(tx, moved.id, input.note)
    return moved
  })
}
