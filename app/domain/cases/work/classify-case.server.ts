import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import type { ClassificationInput } from '#app/domain/cases/input.ts'
import { setCategoryIn } from './set-category.server.ts'
import { setSeverityIn } from './set-severity.server.ts'

/** Severity and category of a case at once, as the form has them; what is the same already stays untouched. */
export async function classifyCase(ctx: Ctx, { number, seen, severity, category }: ClassificationInput): Promise<Case> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    await setSeverityIn(tx, { number, seen, severity })
    return setCategoryIn(tx, { number, seen, category })
  })
}
