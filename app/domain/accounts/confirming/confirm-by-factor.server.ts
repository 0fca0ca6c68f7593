import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { checkPasskey, takeProofIn } from '#app/domain/accounts/factors/passkeys/prove-by-passkey.server.ts'
import { proveByCodeIn } from '#app/domain/accounts/factors/prove-by-code.server.ts'
import { wrongPasskey } from '#app/domain/accounts/factors/wrong-code.ts'
import { limits } from '#app/registry/limits.ts'
import { confirmSessionIn } from './confirm-session.server.ts'
import { confirmedIn, waysToConfirm } from './ways-to-confirm.server.ts'

/**
 * Opens the time for delicate acts in this session by a code of the app or a recovery code.
 * @throws invalid on `code`; not_now without a second step; rate_limited
 */
export async function confirmByCode(ctx: Ctx, { code }: { code: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  if (!(await waysToConfirm(ctx)).code) throw new DomainError('not_now', 'accounts.confirm.otherWay')
  await ctx.platform.limits.take('factorCode', memberId, limits.factorCode.new)
  await ctx.write(async (tx) => {
    await proveByCodeIn(ctx.platform.env, tx, memberId, code)
    await confirmSessionIn(ctx, tx)
  })
  await ctx.platform.limits.giveBack('factorCode', memberId, limits.factorCode.new)
}

/**
 * Opens the time for delicate acts in this session by a passkey.
 * @throws invalid
 */
export async function confirmByPasskey(ctx: Ctx, { credential }: { credential: unknown }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  const proof = await checkPasskey(ctx, confirmedIn(ctx), credential)
  if (proof.memberId !== memberId) throw wrongPasskey()
  await ctx.write(async (tx) => {
    await takeProofIn(tx, proof)
    await confirmSessionIn(ctx, tx)
  })
}
