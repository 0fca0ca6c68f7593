import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { recordInCase } from '#app/domain/cases/clock/record-in-case.server.ts'
import type { DismissInput } from '#app/domain/cases/input.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import { labelPost, caseForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'
import { writeNote } from './write-note.server.ts'

/**
 * Staff say that the post is no complaint. The case is closed and the verdict is kept to train the detection; the post
 * stays as it is. A dismissed case again changes nothing. Records `case.dismissed`; audited, without the reason, which is
 * an internal note. @throws conflict for what the actor has not seen
 */
export async function dismissCase(ctx: Ctx, input: DismissInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, input.number)
    await refuseUnseen(tx, row, 'dismiss', input.seen)
    if (row.dismissed === 1) return row
    const values = { dismissed: 1, status: 'closed', closed_at: tx.at, paused_at: null } as const
    await updateCase(tx, row.id, values)
    const dismissed = await recordInCase(tx, { ...row, ...values }, 'dismissed', { from: row.status })
    await writeNote(tx, row.id, input.reason)
    await labelPost(tx, row, 'not_complaint')
    await tx.record('case.dismissed', { caseId: row.id, postId: row.post_id })
    await audit(tx, {
      action: 'case.dismiss',
      subjectType: 'case',
      subjectId: row.id,
      before: { status: row.status },
      after: { status: 'closed' },
    })
    return dismissed
  })
}
