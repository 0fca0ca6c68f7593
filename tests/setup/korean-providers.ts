import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

type Asked = { path: string; form: URLSearchParams; authorization: string }

/** A small server of one provider. `said` is what it was asked, over the wire. */
export type StandIn = { url: string; said: Asked[]; close(): Promise<void> }

type Answer = (asked: Asked, url: string) => unknown

async function serve(answer: Answer): Promise<StandIn> {
  const said: Asked[] = []
  let url = ''
  const server = http.createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    const asked = {
      path: String(request.url),
      form: new URLSearchParams(body),
      authorization: request.headers.authorization ?? '',
    }
    said.push(asked)
    const json = await answer(asked, url)
    response.writeHead(json === null ? 404 : 200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(json ?? { error: 'not_found' }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    said,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/**
 * Kakao as developers.kakao.com describes it: OpenID Connect with discovery, the secret in the body, `nickname`, and an
 * address only of people who agreed to tell it.
 * @param nonceOf the nonce of the request to sign in, which the browser brought
 */
export async function startKakao(
  nonceOf: () => string,
  person: { sub: string; nickname: string; email?: string; email_verified?: boolean },
): Promise<StandIn> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const key = { ...(await exportJWK(publicKey)), kid: 'kakao-1', alg: 'RS256', use: 'sig' }
  return serve(async ({ path, form }, url) => {
    if (path === '/.well-known/openid-configuration')
      return {
        issuer: url,
        authorization_endpoint: `${url}/oauth/authorize`,
        token_endpoint: `${url}/oauth/token`,
        userinfo_endpoint: `${url}/v1/oidc/userinfo`,
        jwks_uri: `${url}/.well-known/jwks.json`,
        token_endpoint_auth_methods_supported: ['client_secret_post'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
      }
    if (path === '/.well-known/jwks.json') return { keys: [key] }
    if (path === '/v1/oidc/userinfo') return person
    if (path !== '/oauth/token' || form.get('client_secret') === null) return null
    const idToken = await new SignJWT({ nickname: person.nickname, nonce: nonceOf() })
      .setProtectedHeader({ alg: 'RS256', kid: 'kakao-1' })
      .setIssuer(url)
      .setAudience('community')
      .setSubject(person.sub)
      .setIssuedAt()
      .setExpirationTime('6h')
      .sign(privateKey)
    return {
      token_type: 'bearer',
      access_token: 'kakao-access',
      id_token: idToken,
      expires_in: 21_599,
      scope: 'openid',
    }
  })
}

/**
 * Naver as developers.naver.com describes it: plain OAuth 2.0, `expires_in` as text, the profile inside of `response`.
 */
export function startNaver(profile: Record<string, string>): Promise<StandIn> {
  return serve(({ path, form, authorization }) => {
    if (path === '/oauth2.0/token')
      return form.get('code') === 'naver-code'
        ? { access_token: 'naver-access', refresh_token: 'r', token_type: 'bearer', expires_in: '3600' }
        : { error: 'invalid_request', error_description: 'no valid data in session' }
    if (path === '/v1/nid/me')
      return authorization === 'Bearer naver-access'
        ? { resultcode: '00', message: 'success', response: profile }
        : null
    return null
  })
}
