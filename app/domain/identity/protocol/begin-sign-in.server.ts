import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { callbackPath } from '#app/domain/identity/provider.ts'
import { noteProvider } from '#app/domain/identity/providers/note-provider.server.ts'
import { findProviderRow } from '#app/domain/identity/queries/providers.server.ts'
import { clientFor, openIdClient } from './provider-client.server.ts'
import { ProviderFailure, problemOf } from './provider-problem.ts'

/** What the browser keeps, sealed, while the person is at the provider. */
export type SignInState = {
  providerId: string
  state: string
  nonce: string
  verifier: string
  /** Where to go afterwards. */
  next: string
  /** The member who adds this way in; null: somebody signs in. */
  memberId: string | null
}

/**
 * The address at the provider to which a person is sent, with state, nonce and PKCE. Nothing is stored.
 * @throws not_found; ProviderFailure
 */
export async function beginSignIn(
  ctx: Ctx,
  input: { key: string; next: string; memberId: string | null },
): Promise<{ url: string; state: SignInState; name: string }> {
  const row = await findProviderRow(ctx.read, { key: input.key })
  if (row === null || row.state === 'off' || row.kind === 'handover') throw notFound()
  const openId = await openIdClient()
  try {
    const client = await clientFor(ctx.platform.env, row)
    const state: SignInState = {
      providerId: row.id,
      state: openId.randomState(),
      nonce: openId.randomNonce(),
      verifier: openId.randomPKCECodeVerifier(),
      next: input.next,
      memberId: input.memberId,
    }
    const url = openId.buildAuthorizationUrl(client, {
      redirect_uri: `${ctx.platform.env.ORIGIN}${callbackPath(row.key)}`,
      ...(row.scopes === '' ? {} : { scope: row.scopes }),
      state: state.state,
      ...(row.kind === 'oidc' ? { nonce: state.nonce } : {}),
      code_challenge: await openId.calculatePKCECodeChallenge(state.verifier),
      code_challenge_method: 'S256',
    })
    return { url: url.href, state, name: row.name }
  } catch (error) {
    const problem = problemOf(error)
    await noteProvider(ctx, { id: row.id, problem })
    throw new ProviderFailure('failed', problem, { cause: error })
  }
}
