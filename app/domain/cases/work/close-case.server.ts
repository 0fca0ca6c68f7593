import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import type { CaseNoteInput } from '#app/domain/cases/input.ts'
import { caseForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'
import { writeNote } from './write-note.server.ts'

/**
 * Puts a solved case away. Closed already changes nothing. A note is internal. Records `case.moved`.
 * @throws not_now when it is not solved yet
 */
export async function closeCase(ctx: Ctx, input: CaseNoteInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const moved = await transitionCaseIn(tx, await caseForUpdate(tx, input.number), 'closed')
    await writeNote(tx, moved.id, input.note)
    return moved
  })
}
