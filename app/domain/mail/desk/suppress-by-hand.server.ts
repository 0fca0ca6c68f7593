import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { suppressAddress } from '#app/domain/mail/bounces/suppress-address.server.ts'
import { memberOfAddress } from '#app/domain/mail/queries/suppressions.server.ts'

/** An admin stops all mail to an address: its owner asked for it, or a mail service complained. Audited. */
export async function suppressByHand(ctx: Ctx, { address }: { address: string }): Promise<void> {
  authorize(ctx.actor, 'mail.administer')
  await ctx.write(async (tx) => {
    await suppressAddress(tx, { address: address.trim().toLowerCase(), reason: 'hand', says: '' })
    const memberId = await memberOfAddress(tx.db, address.trim().toLowerCase())
    await audit(tx, { action: 'mail.suppress', subjectType: 'member', subjectId: memberId ?? 'none' })
  })
}
