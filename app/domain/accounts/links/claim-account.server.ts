import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { checkPassword } from '#app/domain/accounts/passwords/check-password.server.ts'
import { hashPassword } from '#app/domain/accounts/passwords/password-hash.server.ts'
import { endAccountLinks } from '#app/domain/accounts/store/account-links.server.ts'
import { raiseVersion, setEmail, updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import { findLink } from './find-link.server.ts'
import { takeLink } from './take-link.server.ts'

/**
 * Takes over the account that was imported for the owner of an address: sets the password and the verified address, and
 * with them the former posts are theirs. Records `member.claimed`.
 * @throws not_now when the link no longer works; invalid on `next`, which leaves the link as it was; conflict when another
 * member has the address by now
 */
export async function claimAccount(ctx: Ctx, input: { token: string; next: string }): Promise<{ handle: string }> {
  const link = await findLink(ctx, input)
  if (link?.works !== true || link.purpose !== 'claim') throw new DomainError('not_now', 'accounts.link.ended')
  const { member, email } = link
  await checkPassword(ctx, input.next, { roles: [] }, { handle: member.handle, name: member.name, email }, 'next')
  const passwordHash = await hashPassword(input.next)
  const actor = {
    memberId: member.id,
    handle: member.handle,
    name: member.name,
    roles: ['member'] as const,
    trustLevel: 0,
  }
  try {
    await ctx.as(actor).write(async (tx) => {
      const taken = await takeLink(tx, ctx.platform.env, input.token, 'claim')
      if (taken.member.email !== null) throw new DomainError('not_now', 'accounts.link.ended')
      await setEmail(tx, member.id, email)
      await updateMember(tx, member.id, { password_hash: passwordHash })
      await raiseVersion(tx, member.id)
      await endAccountLinks(tx, member.id)
      await tx.record('member.claimed', { memberId: member.id })
    })
  } catch (error) {
    if (ctx.dialect.isUniqueViolation(error)) throw new DomainError('conflict', 'accounts.problem.emailTaken')
    throw error
  }
  return { handle: member.handle }
}
