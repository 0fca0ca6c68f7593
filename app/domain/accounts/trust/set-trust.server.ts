import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { memberForUpdate } from '#app/domain/accounts/queries/identities.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import { endGrace, insertTrustEvent } from '#app/domain/accounts/store/trust.server.ts'

/**
 * Sets a trust level by hand; from then on the rules do not change it, and a grace period ends. The member reads it
 * in their history. Records `member.trustChanged` when the level changes.
 * @param input.level 0 to 4
 * @throws not_found
 */
export async function setTrust(
  ctx: Ctx,
  input: { handle: string; level: number; reason?: string },
): Promise<{ before: number; after: number }> {
  authorize(ctx.actor, 'member.administer')
  return ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, input.handle)
    if (member === null) throw new DomainError('not_found', 'errors.notFound')
    const { trust_level: before, trust_fixed_at: fixedAt } = member
    const after = input.level
    if (before === after && fixedAt !== null) return { before, after }

    await updateMember(tx, member.id, { trust_level: after, trust_fixed_at: tx.at })
    await audit(tx, {
      action: 'member.setTrust',
      subjectType: 'member',
      subjectId: member.id,
      before,
      after,
      ...(input.reason === undefined ? {} : { reason: input.reason }),
    })
    await endGrace(tx, member.id)
    await insertTrustEvent(tx, { memberId: member.id, kind: 'set', before, after, cause: null, until: null })
    if (before !== after)
      await tx.record('member.trustChanged', { memberId: member.id, before, after, by: tx.actor.memberId })
    return { before, after }
  })
}
