import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { refuseLastWayIn } from '#app/domain/accounts/ways-in/refuse-last-way-in.server.ts'
import { identitiesOf } from './queries/identities.server.ts'
import { deleteIdentity } from './store/identities.server.ts'

/**
 * Removes a way in of the actor. Records `member.identityUnlinked`.
 * @throws forbidden with the code `reauthenticate`; not_found; not_now for the last way in
 */
export async function unlinkIdentity(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  requireRecentSignIn(ctx)
  await ctx.write(async (tx) => {
    await tx.dialect.lockNamed(tx.db, `ways-in ${memberId}`)
    const all = await identitiesOf(tx.db, memberId)
    const gone = all.find((one) => one.id === id)
    if (gone === undefined) throw notFound()
    await deleteIdentity(tx, id)
    await refuseLastWayIn(tx, memberId)
    await tx.record('member.identityUnlinked', { memberId, providerId: gone.providerId })
  })
}
