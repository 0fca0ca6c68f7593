import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import type { CaseNoteInput } from '#app/domain/cases/input.ts'
import { caseForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'
import { writeNote } from './write-note.server.ts'

/**
 * Staff call it solved. The customer can open it again for some days. A note is internal. Records `case.moved`.
 * @throws not_now when the case is closed or was dismissed
 */
export async function resolveCase(ctx: Ctx, input: CaseNoteInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const moved = await transitionCaseIn(tx, await caseForUpdate(tx, input.number), 'resolved')
    await writeNote(tx, moved.id, input.note)
    return moved
  })
}
