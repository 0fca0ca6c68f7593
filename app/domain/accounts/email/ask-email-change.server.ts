import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { linksPerMember } from '#app/domain/accounts/links/account-link.ts'
import { createLinkIn } from '#app/domain/accounts/links/create-link.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { refuseBlocked } from '#app/domain/holding/blocks/refuse-blocked.server.ts'

/**
 * Sends a link to a new address; the present one stays until it is used. Whether the new address belongs to another
 * member is said only to who opens the link, so that nobody can test addresses here.
 * @throws forbidden with the code `reauthenticate`; invalid on `email`; rate_limited
 */
export async function askEmailChange(ctx: Ctx, input: { email: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  requireRecentSignIn(ctx)
  await refuseBlocked(ctx, { email: input.email, ip: null })
  await ctx.platform.limits.take('accountLink', memberId, linksPerMember)
  await ctx.write(async (tx) => {
    const member = await memberById(tx.db, memberId)
    if (member?.email === input.email)
      throw new DomainError('invalid', 'accounts.email.same', { fields: { email: { key: 'accounts.email.same' } } })
    await createLinkIn(tx, { memberId, purpose: 'changeEmail', email: input.email })
  })
}
