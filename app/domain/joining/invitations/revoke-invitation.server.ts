import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { revokeInvitationRow } from '#app/domain/joining/store/joining.server.ts'

/** Ends an invitation; who came by it stays. Audited. @throws not_found for an unknown one and one that was revoked */
export async function revokeInvitation(ctx: Ctx, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, 'member.invite')
  await ctx.write(async (tx) => {
    if (!(await revokeInvitationRow(tx, id))) throw notFound()
    await audit(tx, { action: 'invitation.revoke', subjectType: 'invitation', subjectId: id })
  })
}
