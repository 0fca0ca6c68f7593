import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { setConfirmed } from '#app/domain/accounts/store/accounts.server.ts'

/** Notes that the member proved their identity in the session in use. @throws unauthenticated without a session */
export async function confirmSessionIn(ctx: Ctx, tx: Tx): Promise<void> {
  if (ctx.session === null) throw new DomainError('unauthenticated', 'errors.signInFirst')
  await setConfirmed(tx, ctx.session.idHash)
}
