import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { claimable, emailIsTaken, workingClaim } from '#app/domain/accounts/queries/claims.server.ts'
import { createLinkIn } from './create-link.server.ts'

/** `claimed`: the account has an owner already. `invitedBefore`: the link that was sent to this address still works. */
export const invitationResults = ['invited', 'invitedBefore', 'claimed', 'addressTaken', 'unknown'] as const
export type InvitationResult = (typeof invitationResults)[number]

/**
 * Invites the former owner of an imported account to claim it: a mail to the address brings a single-use link. The address
 * becomes the member's only when the link is used. Twice sends one mail while the link works. Records
 * `member.linkCreated`.
 * @param who handle here, or the key of the import
 * @throws forbidden
 */
export async function inviteMember(
  ctx: Ctx,
  input: { who: { handle: string } | { importedKey: string }; email: string },
): Promise<InvitationResult> {
  authorize(ctx.actor, 'member.administer')
  const email = input.email.toLowerCase()
  return ctx.write(async (tx) => {
    const member = await claimable(tx.db, input.who)
    if (member === null) return 'unknown'
    if (member.claimed) return 'claimed'
    if (await emailIsTaken(tx.db, email)) return 'addressTaken'
    if (await workingClaim(tx.db, member.id, email, tx.at)) return 'invitedBefore'
    await createLinkIn(tx, { memberId: member.id, purpose: 'claim', email })
    await audit(tx, { action: 'member.invite', subjectType: 'member', subjectId: member.id })
    return 'invited'
  })
}
