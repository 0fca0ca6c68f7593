import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Platform } from '#app/core/context.server.ts'
import { cookieOf } from '#app/core/cookies.ts'
import type { Env } from '#app/core/env.server.ts'
import { nowMs } from '#app/core/time.ts'
import { sessionCookieName } from '#app/domain/accounts/sessions/lucia.server.ts'
import { isApiPath } from './asked-address.ts'
import { heldFormCookieName } from './held-form.server.ts'
import { chosenEncoding, leastPacked } from './pack.server.ts'
import type { CachedPage, PageCache } from './page-cache.server.ts'
import { localOf } from './peer.ts'
import { preferencesOf } from './preferences.ts'
import { constantHeaders } from './security-headers.server.ts'
import { toastCookieName } from './toast.server.ts'

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'socket'>

/**
 * Answers a signed-out reader with a page that is kept, before anything else of the product is asked: no context, no
 * database, no count of requests. It costs less than counting would, so a client beyond its limit gets the
 * kept pages still, and is counted for all others.
 * @returns false when the request has to be worked on: nothing was done with it then
 */
export function answerKept(
  { env, log }: Pick<Platform, 'env' | 'log'>,
  cache: PageCache,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const standing = Object.entries(constantHeaders(env))
  return (request, response) => {
    const key = pageKey(env, request)
    const page = key === null ? null : cache.get(key)
    if (page === null) return false
    const startedAt = nowMs()
    const requestId = randomBytes(9).toString('base64url')
    for (const [name, value] of standing) response.setHeader(name, value)
    response.setHeader('X-Request-Id', requestId)
    sendKept(request, response, page)
    const path = request.url?.split('?', 1)[0]
    log.info(
      { requestId, method: request.method, path, status: response.statusCode, ms: nowMs() - startedAt },
      'request',
    )
    return true
  }
}

/**
 * What a page for a signed-out reader depends on: address, language, brightness, what they read, and whether the demo's
 * accounts are offered to them. Of headers and
 * cookies only what the page is made by counts, so those of others (statistics, a proxy) do not make a page of their own. null:
 * a page of their own, for a reader with a session, a message or a held form waiting, and for all but reading.
 */
export function pageKey(env: Pick<Env, 'secure'>, { method, url = '/', headers, socket }: Asked): string | null {
  if ((method !== 'GET' && method !== 'HEAD') || isApiPath(url.split('?', 1)[0] ?? '')) return null
  const personal = [sessionCookieName(env), toastCookieName, heldFormCookieName(env)]
  if (personal.some((name) => cookieOf(headers.cookie, name))) return null
  const { lang, theme, reads, asked, banner } = preferencesOf(headers.cookie, headers['accept-language'])
  return `${lang ?? asked ?? ''} ${theme ?? ''} ${reads ?? ''} ${banner ?? ''} ${localOf({ socket, headers })} ${url}`
}

/** Sends a kept page, or only says that the reader has it; `HEAD` without the page. */
export function sendKept(request: Asked, response: ServerResponse, page: CachedPage): void {
  for (const [name, value] of page.headers) response.setHeader(name, value)
  response.setHeader('Cache-Control', 'public, max-age=0, must-revalidate')
  response.setHeader('Vary', 'Cookie, Accept-Language, Accept-Encoding')
  response.setHeader('ETag', page.etag)
  if (has(request.headers['if-none-match'], page.etag)) {
    response.statusCode = 304
    response.end()
    return
  }
  const encoding = page.plain.length < leastPacked ? null : chosenEncoding(request.headers['accept-encoding'])
  const body = encoding === null ? page.plain : page.packed(encoding)
  if (encoding !== null) response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', body.length)
  response.statusCode = 200
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** A proxy that packs a page itself marks its tag as weak. */
function has(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch !== undefined && ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
