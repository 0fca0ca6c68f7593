import type * as OpenId from 'openid-client'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { factsFrom, type IdentityFacts } from '#app/domain/identity/facts.ts'
import { providerOf, type Provider } from '#app/domain/identity/provider.ts'
import { noteProvider } from '#app/domain/identity/providers/note-provider.server.ts'
import { findProviderRow } from '#app/domain/identity/queries/providers.server.ts'
import type { SignInProviderTable } from '#db/schema/identity.ts'
import type { SignInState } from './begin-sign-in.server.ts'
import { clientFor, openIdClient } from './provider-client.server.ts'
import { problemOf, ProviderFailure } from './provider-problem.ts'

/** Asked for by the person, or by the rules of the provider: nothing an admin could mend. */
const cancelled = [
  'access_denied',
  'user_cancelled_login',
  'consent_required',
  'login_required',
  'interaction_required',
]

/**
 * Reads what a provider answered: checks state, nonce, PKCE and the signature of the answer, and asks for the profile.
 * @param input.url the address that the provider sent the browser to
 * @throws not_found; ProviderFailure
 */
export async function finishSignIn(
  ctx: Ctx,
  input: { key: string; url: URL; state: SignInState },
): Promise<{ provider: Provider; facts: IdentityFacts }> {
  const row = await findProviderRow(ctx.read, { key: input.key })
  if (row === null || row.state === 'off' || row.id !== input.state.providerId) throw notFound()
  const provider = providerOf(row)
  try {
    const { issuer, claims } = await claimsFrom(ctx, row, input)
    const facts = factsFrom(issuer, claims, provider.claims)
    if (facts === null) throw new ProviderFailure('failed', 'noId')
    await noteProvider(ctx, { id: row.id, problem: null })
    return { provider, facts }
  } catch (error) {
    const failure = failureOf(error)
    if (failure.problem !== null) await noteProvider(ctx, { id: row.id, problem: failure.problem })
    ctx.log.info({ provider: row.key, problem: failure.problem, reason: String(failure.cause ?? '') }, 'no sign-in')
    throw failure
  }
}

async function claimsFrom(
  ctx: Ctx,
  row: SignInProviderTable,
  { url, state }: { url: URL; state: SignInState },
): Promise<{ issuer: string; claims: unknown }> {
  const openId = await openIdClient()
  const client = await clientFor(ctx.platform.env, row)
  const oidc = row.kind === 'oidc'
  const tokens = await openId.authorizationCodeGrant(client, url, {
    expectedState: state.state,
    pkceCodeVerifier: state.verifier,
    ...(oidc ? { expectedNonce: state.nonce, idTokenExpected: true } : {}),
  })
  const claims = tokens.claims()
  if (!oidc || claims === undefined)
    return { issuer: row.issuer, claims: await profileOf(openId, client, tokens.access_token) }
  const { userinfo_endpoint: more } = client.serverMetadata()
  const profile = more === undefined ? {} : await openId.fetchUserInfo(client, tokens.access_token, claims.sub)
  return { issuer: claims.iss, claims: { ...claims, ...profile } }
}

async function profileOf(openId: typeof OpenId, client: OpenId.Configuration, accessToken: string): Promise<unknown> {
  const { userinfo_endpoint: endpoint } = client.serverMetadata()
  const answer = await openId.fetchProtectedResource(client, accessToken, new URL(endpoint ?? ''), 'GET')
  return answer.json()
}

function failureOf(error: unknown): ProviderFailure {
  if (error instanceof ProviderFailure) return error
  const { error: said, code } = error as { error?: string; code?: string }
  if (said !== undefined && cancelled.includes(said)) return new ProviderFailure('cancelled', null, { cause: error })
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') return new ProviderFailure('refused', null, { cause: error })
  return new ProviderFailure('failed', problemOf(error), { cause: error })
}
