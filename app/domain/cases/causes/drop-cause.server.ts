import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { caseNotFound } from '#app/domain/cases/case.ts'
import { caseIdsByNumbers } from '#app/domain/cases/queries/causes.server.ts'
import { causeForUpdate, deleteCaseCause } from '#app/domain/cases/store/causes.server.ts'
import type { DropCauseInput } from './input.ts'

/** Takes a root cause off a case. Audited. @throws not_found */
export async function dropCause(ctx: Ctx, { causeId, number }: DropCauseInput): Promise<void> {
  authorize(ctx.actor, 'case.work')
  await ctx.write(async (tx) => {
    const cause = await causeForUpdate(tx, causeId)
    const [caseId] = await caseIdsByNumbers(tx.db, [number])
    if (caseId === undefined) throw caseNotFound()
    if (await deleteCaseCause(tx, cause.id, caseId))
      await audit(tx, {
        action: 'cause.drop',
        subjectType: 'cause',
        subjectId: cause.id,
        after: { caseNumber: number },
      })
  })
}
