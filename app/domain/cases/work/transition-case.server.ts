import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { CaseRowAct } from '#app/domain/cases/case-transitions.ts'
import type { Case } from '#app/domain/cases/case.ts'
import type { CaseNoteInput } from '#app/domain/cases/input.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import { caseForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'
import { writeNote } from './write-note.server.ts'

/**
 * Carries out an act that is a row of `caseTransitions` and nothing more. The note is internal. A case that is in the
 * status already keeps it. Records `case.moved`.
 * @throws not_found; conflict for what the actor has not seen; not_now when the case was dismissed, is over (code `over`), or the act does not start here
 */
export async function transitionCase(ctx: Ctx, input: CaseNoteInput & { act: CaseRowAct }): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, input.number)
    await refuseUnseen(tx, row, input.act, input.seen)
    const changed = await transitionCaseIn(tx, row, input.act)
    await writeNote(tx, row.id, input.note)
    if (changed.status !== row.status)
      await audit(tx, {
        action: 'case.move',
        subjectType: 'case',
        subjectId: row.id,
        before: { status: row.status },
        after: { status: changed.status },
      })
    return changed
  })
}
