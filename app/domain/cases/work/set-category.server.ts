import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { refuseDismissed, type Case } from '#app/domain/cases/case.ts'
import type { CategoryInput } from '#app/domain/cases/input.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import { addCaseEvent, caseForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'

/** Changes the category of a case. The present category changes nothing. Audited. @throws conflict for what the actor has not seen */
export async function setCategory(ctx: Ctx, input: CategoryInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write((tx) => setCategoryIn(tx, input))
}

export async function setCategoryIn(tx: Tx, input: CategoryInput): Promise<Case> {
  const row = await caseForUpdate(tx, input.number)
  refuseDismissed(row)
  if (row.category === input.category) return row
  await refuseUnseen(tx, row, 'category', input.seen)
  await updateCase(tx, row.id, { category: input.category })
  await addCaseEvent(tx, row.id, 'category', { from: row.category, to: input.category })
  await audit(tx, {
    action: 'case.setCategory',
    subjectType: 'case',
    subjectId: row.id,
    before: { category: row.category },
    after: { category: input.category },
  })
  return { ...row, category: input.category }
}
