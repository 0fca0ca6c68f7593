import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { memberForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import { changeEmailIn } from './change-email.server.ts'

/**
 * Changes the address of a member who cannot do it: an admin vouches for it.
 * @throws not_found; conflict when another member has the address
 */
export async function setMemberEmail(ctx: Ctx, input: { handle: string; email: string }): Promise<void> {
  authorize(ctx.actor, 'member.administer')
  requireRecentSignIn(ctx)
  await ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, input.handle)
    if (member === null) throw new DomainError('not_found', 'errors.notFound')
    if (member.email === input.email) return
    await changeEmailIn(tx, member.id, input.email, null)
    await audit(tx, { action: 'member.setEmail', subjectType: 'member', subjectId: member.id })
  })
}
