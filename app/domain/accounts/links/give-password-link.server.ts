import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { memberForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import { adminLinkMinutes } from './account-link.ts'
import { createLinkIn } from './create-link.server.ts'
import { linkPath } from './link-token.server.ts'

/**
 * Makes a link by which a member sets a new password, for an admin to hand over: also the way back for the last admin, on
 * the command line. It works once, for a day.
 * @returns the address
 * @throws not_found
 */
export async function givePasswordLink(ctx: Ctx, input: { handle: string }): Promise<{ url: string }> {
  authorize(ctx.actor, 'member.administer')
  requireRecentSignIn(ctx)
  return ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, input.handle)
    if (member === null) throw new DomainError('not_found', 'errors.notFound')
    const { linkId } = await createLinkIn(tx, {
      memberId: member.id,
      purpose: 'resetPassword',
      // Handed over by a person, so its use proves nothing about the address.
      email: '',
      minutes: adminLinkMinutes,
      byHand: true,
    })
    await audit(tx, { action: 'member.givePasswordLink', subjectType: 'member', subjectId: member.id })
    return { url: `${ctx.platform.env.ORIGIN}${linkPath(ctx.platform.env, linkId)}` }
  })
}
