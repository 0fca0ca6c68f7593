import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { savedFilters } from '#app/domain/cases/queries/saved-filters.server.ts'
import { removeFilter } from './store.server.ts'

/** Deletes a saved filter of the actor's own, for all who had it. Audited. @throws not_found */
export async function deleteFilter(ctx: Ctx, id: string): Promise<void> {
  authorize(ctx.actor, 'case.work')
  const ownerId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const own = (await savedFilters(tx.db, ownerId)).find((one) => one.own && one.id === id)
    if (own === undefined) throw notFound('work.errors.noFilter')
    await removeFilter(tx, id)
    await audit(tx, { action: 'caseFilter.delete', subjectType: 'caseFilter', subjectId: id })
  })
}
