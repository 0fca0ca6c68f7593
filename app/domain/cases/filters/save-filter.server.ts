import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import { savedFilters } from '#app/domain/cases/queries/saved-filters.server.ts'
import type { SavedFilterInput } from './input.ts'
import { insertFilter } from './store.server.ts'

/** Filters that one person may save. */
const most = 20

/**
 * Saves a narrowed list of cases under a name, for the actor or for all staff. Audited. @returns its id
 * @throws not_now when the actor has as many as one may save
 */
export async function saveFilter(ctx: Ctx, { name, query, shared }: SavedFilterInput): Promise<string> {
  authorize(ctx.actor, 'case.work')
  const ownerId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const own = (await savedFilters(tx.db, ownerId)).filter((one) => one.own)
    if (own.length >= most) throw new DomainError('not_now', 'work.errors.tooManyFilters', { params: { count: most } })
    const id = newId('caseFilter', msOf(tx.at))
    await insertFilter(tx, { id, owner_id: ownerId, name, query, shared: shared ? 1 : 0, created_at: tx.at })
    await audit(tx, { action: 'caseFilter.save', subjectType: 'caseFilter', subjectId: id, after: { query, shared } })
    return id
  })
}
