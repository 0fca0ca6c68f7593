import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { caseNotFound } from '#app/domain/cases/case.ts'
import { caseIdsByNumbers } from '#app/domain/cases/queries/causes.server.ts'
import { causeForUpdate, insertCaseCauses } from '#app/domain/cases/store/causes.server.ts'
import type { PutCauseInput } from './input.ts'

/**
 * Puts a root cause on cases, one or many; those that have it keep it. Audited.
 * @returns how many are new
 * @throws not_found when there is no such cause, or no case with one of the numbers: then none gets it
 */
export async function putCause(ctx: Ctx, { causeId, numbers }: PutCauseInput): Promise<number> {
  authorize(ctx.actor, 'case.work')
  return ctx.write(async (tx) => {
    const cause = await causeForUpdate(tx, causeId)
    const wanted = [...new Set(numbers)]
    const ids = await caseIdsByNumbers(tx.db, wanted)
    if (ids.length < wanted.length) throw caseNotFound()
    const added = await insertCaseCauses(tx, cause.id, ids)
    if (added > 0)
      await audit(tx, {
        action: 'cause.put',
        subjectType: 'cause',
        subjectId: cause.id,
        after: { cases: wanted.length, caseNumber: wanted.length === 1 ? wanted[0] : null },
      })
    return added
  })
}
