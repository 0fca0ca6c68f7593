import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { findLink } from '#app/domain/accounts/links/find-link.server.ts'
import { takeLink } from '#app/domain/accounts/links/take-link.server.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { endAccountLinks } from '#app/domain/accounts/store/account-links.server.ts'
import {
  deleteSessionsOf,
  raiseVersion,
  revokeTokensOf,
  updateMember,
} from '#app/domain/accounts/store/accounts.server.ts'
import { deleteSecondStepsOf } from '#app/domain/accounts/store/factors.server.ts'
import { checkPassword } from './check-password.server.ts'
import { hashPassword } from './password-hash.server.ts'

/**
 * Sets a new password by a link, or by that of a mail about an unknown sign-in, which ends API tokens too. All sessions
 * and all other links of the member end. The link proves that the address is the member's, unless an admin handed it
 * over. Records `member.passwordChanged`.
 * @throws not_now when the link no longer works; invalid on `next`, which leaves the link as it was
 */
export async function resetPassword(ctx: Ctx, input: { token: string; next: string }): Promise<{ handle: string }> {
  const link = await findLink(ctx, input)
  const found = link === null ? null : await credentialsOf(ctx.read, { memberId: link.member.id })
  if (link?.works !== true || found === null) throw new DomainError('not_now', 'accounts.link.ended')
  const { actor } = found
  const purpose = link.purpose === 'notMe' ? 'notMe' : 'resetPassword'
  await checkPassword(
    ctx,
    input.next,
    actor,
    { handle: actor.handle, name: actor.name, email: found.email ?? '' },
    'next',
  )
  const passwordHash = await hashPassword(input.next)

  await ctx.as(actor).write(async (tx) => {
    const taken = await takeLink(tx, ctx.platform.env, input.token, purpose)
    const verified = taken.link.email !== '' && taken.link.email === taken.member.email
    await updateMember(tx, actor.memberId, {
      password_hash: passwordHash,
      ...(verified ? { email_verified_at: taken.member.email_verified_at ?? tx.at } : {}),
    })
    await raiseVersion(tx, actor.memberId)
    await deleteSessionsOf(tx.db, actor.memberId)
    await deleteSecondStepsOf(tx, actor.memberId)
    await endAccountLinks(tx, actor.memberId)
    if (purpose === 'notMe') await revokeTokensOf(tx, actor.memberId)
    await tx.record('member.passwordChanged', { memberId: actor.memberId })
  })
  return { handle: actor.handle }
}
