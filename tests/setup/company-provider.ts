import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import { Provider } from 'oidc-provider'

/** What the provider says about a person besides `sub`. */
export type PersonAtProvider = Record<string, unknown>

export type CompanyProvider = {
  issuer: string
  clientId: string
  secret: string
  /** Signs this person in at the next visit; null: they press "cancel". */
  next(sub: string | null, claims?: PersonAtProvider): void
  close(): Promise<void>
}

/**
 * An identity provider of a company: the package `oidc-provider` as a server of its own, with PKCE required and a secret. Its
 * page for signing in is answered at once, by the person of `next`.
 */
export async function startCompanyProvider(redirectUri: string): Promise<CompanyProvider> {
  const people = new Map<string, PersonAtProvider>()
  let coming: string | null = null
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const server = http.createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const secret = 'a secret of the company and the community'
  const told = ['name', 'email', 'email_verified', 'handle', 'account', 'groups']
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'community',
        client_secret: secret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], profile: told, email: ['email', 'email_verified'] },
    cookies: { keys: ['of the test'] },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'company-1' }] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_ctx: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    void (async () => {
      const { prompt, params } = await provider.interactionDetails(request, response)
      const finish = (result: unknown) =>
        provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
      if (coming === null) return finish({ error: 'access_denied', error_description: 'The person pressed cancel.' })
      if (prompt.name === 'login') return finish({ login: { accountId: coming, remember: false } })
      const grant = new provider.Grant({ accountId: coming, clientId: params.client_id })
      grant.addOIDCScope('openid email profile')
      return finish({ consent: { grantId: await grant.save() } })
    })().catch((error: unknown) => response.destroy(error as Error))
  })
  return {
    issuer,
    clientId: 'community',
    secret,
    next(sub, claims = {}) {
      coming = sub
      if (sub !== null) people.set(sub, claims)
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
