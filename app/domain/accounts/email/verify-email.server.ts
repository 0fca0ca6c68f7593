import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { takeLink } from '#app/domain/accounts/links/take-link.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'

/**
 * Records that the address belongs to the member who opened the link. Records `member.emailVerified`.
 * @throws not_now when the link no longer works, or the address was changed since
 */
export async function verifyEmail(ctx: Ctx, input: { token: string }): Promise<void> {
  await ctx.write(async (tx) => {
    const { link, member } = await takeLink(tx, ctx.platform.env, input.token, 'verifyEmail')
    if (link.email !== member.email) throw new DomainError('not_now', 'accounts.link.ended')
    if (member.email_verified_at !== null) return
    await updateMember(tx, member.id, { email_verified_at: tx.at })
    await tx.record('member.emailVerified', { memberId: member.id })
  })
}
