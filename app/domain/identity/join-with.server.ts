import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { FieldAnswers } from '#app/domain/accounts/fields/answer-profile-fields.server.ts'
import { joinAs } from '#app/domain/accounts/members/register-member.server.ts'
import type { Device } from '#app/domain/accounts/sessions/start-session.server.ts'
import type { Agreement } from '#app/domain/documents/agree-to-documents.server.ts'
import { mayJoin, trustedEmail } from './admission.ts'
import { applyFactsIn } from './apply-facts.server.ts'
import type { IdentityFacts } from './facts.ts'
import type { Provider } from './provider.ts'
import type { SignedIn } from './sign-in-with.server.ts'
import { insertIdentity } from './store/identities.server.ts'

/**
 * Makes whom a provider vouches for a member, without a password. An address that the provider is believed about counts
 * as verified; any other one is sent the link that verifies it. Records `member.registered`, `member.identityLinked`.
 * @throws not_now when the site admits nobody now; invalid on `handle`, `email`, `fields.<id>`, and where the terms in force were
 * not agreed to; rate_limited
 */
export async function joinWith(
  ctx: Ctx,
  input: {
    provider: Provider
    facts: IdentityFacts
    handle: string
    name: string
    email: string
    device: Device
    /** The versions of the terms that were agreed to. */
    agreement?: Agreement
    /** Answers to the fields of the profile that are asked of who joins. */
    fields?: FieldAnswers
  },
): Promise<SignedIn> {
  const { provider, facts, handle, name } = input
  if (!mayJoin(ctx.setting, provider, facts)) throw new DomainError('not_now', 'identity.problem.notAdmitted')
  const trusted = trustedEmail(facts, provider)
  const { memberId, sessionId } = await joinAs(
    ctx,
    {
      handle,
      name,
      email: trusted ?? input.email,
      password: null,
      locale: ctx.locale,
      agreement: input.agreement ?? {},
      fields: input.fields ?? {},
    },
    {
      device: input.device,
      emailVerified: trusted !== null,
      counted: provider.admits !== 'always',
      vouched: provider.admits === 'always',
      async also(tx, memberId) {
        const identityId = await insertIdentity(tx, memberId, provider.id, facts)
        await tx.record('member.identityLinked', { memberId, identityId, joined: 1 })
        await applyFactsIn(tx, memberId, { provider, facts })
      },
    },
  )
  return { actor: { memberId, handle, name, roles: ['member'], trustLevel: 0 }, sessionId, secondStep: null }
}
