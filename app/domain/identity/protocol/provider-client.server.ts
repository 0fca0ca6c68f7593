import { LRUCache } from 'lru-cache'
import type * as OpenId from 'openid-client'
import type { Env } from '#app/core/env.server.ts'
import { unseal } from '#app/core/secret.server.ts'
import { providerOf } from '#app/domain/identity/provider.ts'
import type { SignInProviderTable } from '#db/schema/identity.ts'
import { guardedFetch } from './guarded-fetch.server.ts'

/** Discovery documents and keys of providers change rarely; a change of the row here is another key. */
const kept = new LRUCache<string, OpenId.Configuration>({ max: 50, ttl: 10 * 60_000 })
const timeoutSeconds = 8

/** The library, loaded when somebody first signs in through a provider. */
export function openIdClient(): Promise<typeof OpenId> {
  return import('openid-client')
}

/**
 * A provider as the library speaks to it: by discovery, or by the endpoints of plain OAuth 2.0.
 * @param fresh asks the provider again, for the test of an admin
 */
export async function clientFor(
  env: Env,
  row: SignInProviderTable,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<OpenId.Configuration> {
  const key = `${row.id} ${row.updated_at} ${row.client_secret ?? ''}`
  const known = fresh ? undefined : kept.get(key)
  if (known !== undefined) return known
  const client = await makeClient(env, row)
  kept.set(key, client)
  return client
}

async function makeClient(env: Env, row: SignInProviderTable): Promise<OpenId.Configuration> {
  const openId = await openIdClient()
  const { issuer, endpoints, clientId } = providerOf(row)
  const secret = row.client_secret === null ? null : unseal(env, 'provider-secret', row.id, row.client_secret)
  const authentication = secret === null ? openId.None() : bySecret(openId, secret)
  const fetch = guardedFetch(env) as OpenId.CustomFetch
  if (endpoints !== null) {
    const server = {
      issuer,
      authorization_endpoint: endpoints.authorization,
      token_endpoint: endpoints.token,
      userinfo_endpoint: endpoints.profile,
    }
    const client = new openId.Configuration(server, clientId, undefined, authentication)
    client[openId.customFetch] = fetch
    client.timeout = timeoutSeconds
    openId.allowInsecureRequests(client)
    return client
  }
  return openId.discovery(new URL(issuer), clientId, undefined, authentication, {
    [openId.customFetch]: fetch,
    timeout: timeoutSeconds,
    // Which hosts may be asked without https is decided by our own fetch: those that the operator allowed.
    execute: [openId.allowInsecureRequests, openId.enableNonRepudiationChecks],
  })
}

/** In the body where the provider takes it there: few of them decode the header as RFC 6749 asks. */
function bySecret(openId: typeof OpenId, secret: string): OpenId.ClientAuth {
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported
    const inBody = methods === undefined || methods.includes('client_secret_post')
    const send = inBody ? openId.ClientSecretPost(secret) : openId.ClientSecretBasic(secret)
    return send(server, client, body, headers)
  }
}
