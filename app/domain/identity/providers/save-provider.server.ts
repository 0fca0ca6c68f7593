import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { seal } from '#app/core/secret.server.ts'
import { msOf } from '#app/core/time.ts'
import type { ProviderInput } from '#app/domain/identity/input.ts'
import { findProviderRow, providersForUpdate } from '#app/domain/identity/queries/providers.server.ts'
import { insertProvider, updateProvider } from '#app/domain/identity/store/providers.server.ts'
import { claimFacts, signInPresets } from '#app/registry/sign-in-presets.ts'
import type { SignInProviderTable } from '#db/schema/identity.ts'

/** Of these everybody can make an account with any address in it, so their word about addresses is worth nothing. */
const manyTenants = /^https:\/\/login\.microsoftonline\.com\/(common|organizations|consumers)\//

/**
 * Adds a way to sign in, or changes it. The client secret is stored sealed and never shown again; an empty one leaves the
 * stored one. Audited.
 * @param id null: a new one
 * @throws forbidden with the code `reauthenticate`; not_found; conflict on `key`; invalid on `issuer`, `clientId`, `vouches`
 */
export async function saveProvider(ctx: Ctx, id: string | null, input: ProviderInput): Promise<{ id: string }> {
  authorize(ctx.actor, 'signIn.administer')
  requireRecentSignIn(ctx)
  return ctx.write(async (tx) => {
    const known = id === null ? null : await findProviderRow(tx.db, { id })
    if (id !== null && known === null) throw notFound()
    const { kind } = signInPresets[known === null ? input.preset : (known.preset as ProviderInput['preset'])]
    refuseIncomplete(kind, input)
    const holder = await findProviderRow(tx.db, { key: input.key })
    if (holder !== null && holder.id !== id) throw problem('key', 'identity.problem.keyTaken', 'conflict')

    const ownId = known?.id ?? newId('provider', msOf(tx.at))
    const values = {
      // The address of a way in is registered at the provider; that of the hand-over stands in programs.
      key: input.key,
      name: input.name,
      issuer: kind === 'handover' ? 'handover' : input.issuer,
      endpoints:
        kind === 'oauth2'
          ? JSON.stringify({ authorization: input.authorization, token: input.token, profile: input.profile })
          : null,
      client_id: input.clientId,
      ...(input.clientSecret === ''
        ? {}
        : { client_secret: seal(ctx.platform.env, 'provider-secret', ownId, input.clientSecret) }),
      scopes: input.scopes,
      claims: JSON.stringify(
        Object.fromEntries(
          claimFacts.flatMap((fact) => (input[`claim_${fact}`] === '' ? [] : [[fact, input[`claim_${fact}`]]])),
        ),
      ),
      trusted_domains: JSON.stringify(input.trustedDomains),
      vouches: input.vouches ? 1 : 0,
      admits: input.admits,
      state: input.state,
      updated_at: tx.at,
    } satisfies Partial<SignInProviderTable>
    if (known === null)
      await insertProvider(tx, {
        id: ownId,
        kind,
        preset: input.preset,
        client_secret: null,
        position: Math.max(0, ...(await providersForUpdate(tx)).map(({ position }) => position)) + 1,
        problem: null,
        problem_at: null,
        checked_at: null,
        created_at: tx.at,
        ...values,
      })
    else await updateProvider(tx, ownId, values)
    await audit(tx, {
      action: 'signIn.saveProvider',
      subjectType: 'signInProvider',
      subjectId: ownId,
      before: known === null ? null : facts(known),
      after: { ...facts({ ...values, kind }), ...(input.clientSecret === '' ? {} : { secret: 'replaced' }) },
    })
    return { id: ownId }
  })
}

function refuseIncomplete(kind: SignInProviderTable['kind'], input: ProviderInput): void {
  if (kind === 'handover') return
  // The address of the hand-over.
  if (input.key === 'handover') throw problem('key', 'identity.problem.keyReserved')
  if (input.issuer === '') throw problem('issuer', 'common.field.required')
  if (input.clientId === '') throw problem('clientId', 'common.field.required')
  if (kind === 'oauth2')
    for (const field of ['authorization', 'token', 'profile'] as const)
      if (input[field] === '') throw problem(field, 'common.field.required')
  if (input.vouches && manyTenants.test(input.issuer)) throw problem('vouches', 'identity.problem.manyTenants')
  if (input.vouches && input.trustedDomains.length === 0) throw problem('trustedDomains', 'identity.problem.vouches')
}

function problem(field: string, key: string, kind: 'invalid' | 'conflict' = 'invalid'): DomainError {
  return new DomainError(kind, key, { fields: { [field]: { key } } })
}

/** What the log keeps: settings, no secret. */
function facts(row: Partial<SignInProviderTable>) {
  const { key, kind, issuer, client_id, scopes, claims, trusted_domains, vouches, admits, state } = row
  return {
    key,
    kind,
    issuer,
    clientId: client_id,
    scopes,
    claims,
    trustedDomains: trusted_domains,
    vouches,
    admits,
    state,
  }
}
