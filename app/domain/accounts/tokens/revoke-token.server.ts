import { audit } from '#app/core/audit.server.ts'
import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { tokenById } from '#app/domain/accounts/queries/identities.server.ts'
import { markTokenRevoked } from '#app/domain/accounts/store/accounts.server.ts'

/**
 * Ends a token immediately. Idempotent.
 * @throws not_found when there is none, or it is another member's
 */
export async function revokeToken(ctx: Ctx, input: { tokenId: string }): Promise<void> {
  await ctx.write(async (tx) => {
    const token = await tokenById(tx.db, input.tokenId)
    if (token === null || !can(ctx.actor, 'token.administer', { ownerId: token.member_id }))
      throw new DomainError('not_found', 'errors.notFound')
    if (token.revoked_at !== null) return
    await markTokenRevoked(tx, token.id)
    await audit(tx, {
      action: 'token.revoke',
      subjectType: 'token',
      subjectId: token.id,
      before: { memberId: token.member_id },
    })
  })
}
