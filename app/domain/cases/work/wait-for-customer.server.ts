import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import type { CaseNoteInput } from '#app/domain/cases/input.ts'
import { caseForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'
import { writeNote } from './write-note.server.ts'

/**
 * The next word is the customer's: the clocks stand still until they write or staff take it up again. A note is
 * internal. Waiting already changes nothing. Records `case.moved`. @throws not_now when the case is over
 */
export async function waitForCustomer(ctx: Ctx, input: CaseNoteInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const moved = await transitionCaseIn(tx, await caseForUpdate(tx, input.number), 'waiting_customer')
    await writeNote(tx, moved.id, input.note)
    return moved
  })
}
