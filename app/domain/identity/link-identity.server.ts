import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { applyFactsIn } from './apply-facts.server.ts'
import type { IdentityFacts } from './facts.ts'
import type { Provider } from './provider.ts'
import { identityOf } from './queries/identities.server.ts'
import { insertIdentity } from './store/identities.server.ts'

/**
 * Adds a way in for the actor, who began it signed in. The same again changes nothing. Records `member.identityLinked`,
 * which tells them by mail.
 * @param input.memberId who began it
 * @throws not_now when another member is signed in by now, or the identity is that of another member
 */
export async function linkIdentity(
  ctx: Ctx,
  { provider, facts, memberId }: { provider: Provider; facts: IdentityFacts; memberId: string },
): Promise<void> {
  if (signedIn(ctx.actor) !== memberId) throw new DomainError('not_now', 'identity.problem.otherMember')
  await ctx.write(async (tx) => {
    const known = await identityOf(tx.db, facts)
    if (known !== null && known.member_id !== memberId)
      throw new DomainError('not_now', 'identity.problem.linkedElsewhere', { params: { provider: provider.name } })
    if (known === null) {
      const identityId = await insertIdentity(tx, memberId, provider.id, facts)
      await tx.record('member.identityLinked', { memberId, identityId, joined: 0 })
    }
    await applyFactsIn(tx, memberId, { provider, facts })
  })
}
