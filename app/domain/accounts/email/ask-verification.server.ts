import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { linksPerMember } from '#app/domain/accounts/links/account-link.ts'
import { createLinkIn } from '#app/domain/accounts/links/create-link.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'

/**
 * Sends the link that verifies the actor's address again.
 * @throws not_now when there is no address or it is verified; rate_limited
 */
export async function askVerification(ctx: Ctx): Promise<{ email: string }> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  await ctx.platform.limits.take('accountLink', memberId, linksPerMember)
  return ctx.write(async (tx) => {
    const { email = null, email_verified_at: verifiedAt = null } = (await memberById(tx.db, memberId)) ?? {}
    if (email === null || verifiedAt !== null) throw new DomainError('not_now', 'accounts.email.nothingToVerify')
    await createLinkIn(tx, { memberId, purpose: 'verifyEmail', email })
    return { email }
  })
}
