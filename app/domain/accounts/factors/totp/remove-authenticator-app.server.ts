import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { factorsChangedIn } from '#app/domain/accounts/factors/factors-changed.server.ts'
import { refuseNeededFactor } from '#app/domain/accounts/factors/refuse-needed-factor.server.ts'
import { deleteAuthenticatorApp } from '#app/domain/accounts/store/factors.server.ts'

/**
 * Ends the actor's authenticator app. Records `member.factorsChanged`.
 * @throws forbidden with the code `reauthenticate`; not_found; not_now where the actor's role needs a second factor and
 * this is the last one
 */
export async function removeAuthenticatorApp(ctx: Ctx): Promise<void> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  requireRecentSignIn(ctx)
  await ctx.write(async (tx) => {
    if (!(await deleteAuthenticatorApp(tx, memberId))) throw new DomainError('not_found', 'errors.notFound')
    await refuseNeededFactor(tx, memberId)
    await factorsChangedIn(ctx, tx, memberId, 'appRemoved')
  })
}
