import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { memberForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import { adminLinkMinutes } from './account-link.ts'
import { createLinkIn } from './create-link.server.ts'

/**
 * Mails a member a link to set a new password, because an admin was asked for it.
 * @throws not_found; not_now for a member without address
 */
export async function sendPasswordLink(ctx: Ctx, input: { handle: string }): Promise<void> {
  authorize(ctx.actor, 'member.administer')
  await ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, input.handle)
    if (member === null) throw new DomainError('not_found', 'errors.notFound')
    if (member.email === null) throw new DomainError('not_now', 'accounts.problem.noEmail')
    await createLinkIn(tx, {
      memberId: member.id,
      purpose: 'resetPassword',
      email: member.email,
      minutes: adminLinkMinutes,
    })
    await audit(tx, { action: 'member.sendPasswordLink', subjectType: 'member', subjectId: member.id })
  })
}
