import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { siteNames } from '#app/core/site-name.ts'
import { registrationFields } from '#app/domain/accounts/fields/answer-profile-fields.server.ts'
import { nameShape } from '#app/domain/accounts/input.ts'
import { handleProblem, handleSkeleton, isReservedHandle, normalHandle } from '#app/domain/accounts/members/handle.ts'
import { credentialsOf, memberById, type Credentials } from '#app/domain/accounts/queries/identities.server.ts'
import { enterIn, type Entered } from '#app/domain/accounts/sessions/enter.server.ts'
import { sessionRepeat, type Device } from '#app/domain/accounts/sessions/start-session.server.ts'
import { versionsInForce } from '#app/domain/documents/queries/consents.server.ts'
import { mayJoin, trustedEmail } from './admission.ts'
import { applyFactsIn } from './apply-facts.server.ts'
import type { IdentityFacts } from './facts.ts'
import { joinWith } from './join-with.server.ts'
import type { Provider } from './provider.ts'
import { identityOf } from './queries/identities.server.ts'
import { insertIdentity, markIdentityUsed } from './store/identities.server.ts'

/** A second step follows where the member has one. */
export type SignedIn = { actor: Actor } & Entered

/** `null`: nobody here yet, who chooses a handle first (`joinWith`). */
export type SignInOutcome = SignedIn | null

type Coming = { provider: Provider; facts: IdentityFacts; device: Device; replaces: string | null }

/**
 * Signs in whom a provider vouches for: a member who signed in through it before; else the member with the same
 * address, when the provider is believed about it, the member proved to own it and is no staff; else a new member, at
 * once when the provider brings a handle, a name and a believed address and the site asks for nothing else. Records
 * `member.identityLinked`, `member.registered`.
 * @param input.replaces hash of the browser's session until now
 * @throws not_now for an address whose member has to connect the way in themselves
 * (`connect_first`), and a newcomer whom the site does not admit
 */
export async function signInWith(ctx: Ctx, input: Coming): Promise<SignInOutcome> {
  const { provider, facts } = input
  const identity = await identityOf(ctx.read, facts)
  if (identity !== null) {
    const found = await credentialsOf(ctx.read, { memberId: identity.member_id })
    if (found === null) throw notFound()
    return begin(ctx, found, input, async (tx) => markIdentityUsed(tx, identity.id, facts.email))
  }

  const email = trustedEmail(facts, provider)
  const owner = email === null ? null : await credentialsOf(ctx.read, { email })
  if (owner !== null) {
    const { actor } = owner
    await refuseUnlessOwn(ctx, actor)
    return begin(ctx, owner, input, async (tx) => {
      const identityId = await insertIdentity(tx, actor.memberId, provider.id, facts)
      await tx.record('member.identityLinked', { memberId: actor.memberId, identityId, joined: 0 })
    })
  }
  if (!mayJoin(ctx.setting, provider, facts)) throw new DomainError('not_now', 'identity.problem.notAdmitted')
  return joinAtOnce(ctx, input, email)
}

/**
 * An address that was never verified may have been registered by somebody else, who would keep a password to the
 * account; and a provider that was set up wrongly must not open an account of staff.
 */
async function refuseUnlessOwn(ctx: Ctx, actor: Credentials['actor']): Promise<void> {
  const member = await memberById(ctx.read, actor.memberId)
  if (member?.email_verified_at == null || actor.roles.some((role) => role !== 'member'))
    throw new DomainError('not_now', 'identity.problem.connectFirst', { code: 'connect_first' })
}

function begin(
  ctx: Ctx,
  found: Credentials,
  { provider, facts, device, replaces }: Coming,
  first: (tx: Parameters<Parameters<Ctx['write']>[0]>[0]) => Promise<void>,
): Promise<SignedIn> {
  const { actor } = found
  return ctx.as(actor).write(async (tx) => {
    await first(tx)
    await applyFactsIn(tx, actor.memberId, { provider, facts })
    return { actor, ...(await enterIn(tx, found, { device, replaces })) }
  }, sessionRepeat)
}

/** Without a page in between, when nothing is left to ask. */
async function joinAtOnce(ctx: Ctx, input: Coming, email: string | null): Promise<SignInOutcome> {
  const handle = normalHandle(input.facts.handle ?? '')
  const name = nameShape.safeParse(input.facts.name)
  const takes = handleProblem(handle) === null && !isReservedHandle(handle, siteNames(ctx))
  if (email === null || !takes || !name.success) return null
  // Terms are agreed to on a page, and fields of the profile are asked there.
  if ((await versionsInForce(ctx.read, ctx.now())).size > 0) return null
  if ((await registrationFields(ctx.read)).length > 0) return null
  if ((await credentialsOf(ctx.read, { skeleton: handleSkeleton(handle) })) !== null) return null
  return joinWith(ctx, { ...input, handle, name: name.data, email })
}
