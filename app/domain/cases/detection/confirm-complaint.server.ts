import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { refuseDismissed, type Case } from '#app/domain/cases/case.ts'
import type { CaseRef } from '#app/domain/cases/input.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import { labelPost, caseForUpdate } from '#app/domain/cases/store/cases.server.ts'

/** Staff say that the post is a complaint: the label is kept to train the detection, nothing else changes. */
export async function confirmComplaint(ctx: Ctx, input: CaseRef): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, input.number)
    await refuseUnseen(tx, row, 'confirm', input.seen)
    refuseDismissed(row)
    await labelPost(tx, row, 'complaint')
    await audit(tx, { action: 'case.confirm', subjectType: 'case', subjectId: row.id })
    return row
  })
}
