import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { hasAdmin } from '#app/domain/accounts/queries/admins.server.ts'
import type { Device } from '#app/domain/accounts/sessions/start-session.server.ts'
import { registerWith, type Registration } from './register-member.server.ts'
import { isSetupToken } from './setup-link.server.ts'

/**
 * Creates the first admin of a new site and signs them in. Of several at the same moment one becomes it. Their address
 * counts as unverified until they follow the link that is sent there.
 * @throws not_found when the link is none, has expired, or there is an admin; invalid on `handle`, `email`, `password`
 */
export async function createFirstAdmin(
  ctx: Ctx,
  { token, ...input }: Registration & { token: string },
  device: Device,
): Promise<{ memberId: string; sessionId: string }> {
  if (!isSetupToken(ctx, token) || (await hasAdmin(ctx.read))) throw gone()
  const { memberId, sessionId } = await registerWith(
    ctx,
    { ...input, roles: ['admin'], trustLevel: 4 },
    { device, emailVerified: false, counted: true, also: refuseSecond },
  )
  return { memberId, sessionId: sessionId ?? '' }
}

async function refuseSecond(tx: Tx, memberId: string): Promise<void> {
  await tx.dialect.lockNamed(tx.db, 'first admin')
  if (await hasAdmin(tx.db, { beside: memberId })) throw gone()
}

function gone(): DomainError {
  return new DomainError('not_found', 'site.setup.linkGone')
}
