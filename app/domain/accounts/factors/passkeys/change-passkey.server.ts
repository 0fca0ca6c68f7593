import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { factorsChangedIn } from '#app/domain/accounts/factors/factors-changed.server.ts'
import { refuseNeededFactor } from '#app/domain/accounts/factors/refuse-needed-factor.server.ts'
import { passkeysOf } from '#app/domain/accounts/queries/factors.server.ts'
import { deletePasskey, updatePasskey } from '#app/domain/accounts/store/factors.server.ts'
import { refuseLastWayIn } from '#app/domain/accounts/ways-in/refuse-last-way-in.server.ts'

/** Gives one of the actor's passkeys another name. @throws not_found */
export async function renamePasskey(ctx: Ctx, input: { id: string; name: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  await ctx.write(async (tx) => {
    if (!(await passkeysOf(tx.db, memberId)).some(({ id }) => id === input.id))
      throw new DomainError('not_found', 'errors.notFound')
    await updatePasskey(tx, input.id, { name: input.name })
  })
}

/**
 * Removes one of the actor's passkeys. Records `member.factorsChanged`.
 * @throws forbidden with the code `reauthenticate`; not_found; not_now for the last way in, and for the last factor where a role needs
 * one
 */
export async function removePasskey(ctx: Ctx, input: { id: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  requireRecentSignIn(ctx)
  await ctx.write(async (tx) => {
    if (!(await deletePasskey(tx, memberId, input.id))) throw new DomainError('not_found', 'errors.notFound')
    await refuseLastWayIn(tx, memberId)
    await refuseNeededFactor(tx, memberId)
    await factorsChangedIn(ctx, tx, memberId, 'passkeyRemoved')
  })
}
