import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { findProviderRow, identityCounts } from '#app/domain/identity/queries/providers.server.ts'
import { deleteProvider as deleteRow } from '#app/domain/identity/store/providers.server.ts'

/**
 * Deletes a way to sign in that nobody uses. Audited.
 * @throws forbidden with the code `reauthenticate`; not_found; not_now while members sign in through it: it can be switched off instead
 */
export async function deleteProvider(ctx: Ctx, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, 'signIn.administer')
  requireRecentSignIn(ctx)
  await ctx.write(async (tx) => {
    const row = await findProviderRow(tx.db, { id })
    if (row === null) throw notFound()
    const count = (await identityCounts(tx.db)).get(id) ?? 0
    if (count > 0) throw new DomainError('not_now', 'identity.problem.inUse', { params: { count } })
    await deleteRow(tx, id)
    await audit(tx, {
      action: 'signIn.deleteProvider',
      subjectType: 'signInProvider',
      subjectId: id,
      before: { key: row.key, issuer: row.issuer },
    })
  })
}
