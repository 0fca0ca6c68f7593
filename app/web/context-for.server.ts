import { visitor } from '#app/core/actor.ts'
import { type Ctx, type Platform, type Situation, createContext } from '#app/core/context.server.ts'
import { sessionActor } from '#app/domain/accounts/session-actor.server.ts'
import { readSessionCookie } from '#app/domain/accounts/session-cookie.server.ts'
import { isLocale, localeFromHeader, type Locale } from '#app/i18n/index.ts'

/** What is read off one HTTP request, whatever server received it. */
export type Asked = {
  path: string
  cookie: string | undefined
  acceptLanguage: string | undefined
  ip: string
  requestId: string
}

export type Opened = { ctx: Ctx; sessionHash: string | null; offline: boolean }

/**
 * The context of a request, made once: session → actor, cookies and header → language and theme. The API ignores
 * cookies, so a foreign page can never use somebody's session there.
 */
export async function contextFor(platform: Platform, asked: Asked): Promise<Opened> {
  const cookies = parseCookies(asked.cookie)
  const theme = cookies.theme === 'light' || cookies.theme === 'dark' ? cookies.theme : null
  const situation = (actor: Situation['actor'], locale: Locale, chosen: Locale | null = null): Ctx =>
    createContext(platform, {
      actor,
      locale,
      theme,
      reads: readsOf(cookies.reads, chosen),
      requestId: asked.requestId,
      ip: asked.ip,
    })
  try {
    await platform.settings.refresh()
    const locale = isLocale(cookies.lang) ? cookies.lang : null
    const byHeader =
      localeFromHeader(asked.acceptLanguage ?? null) ?? (platform.settings.get('site.language') === 'ko' ? 'ko' : 'en')
    const sessionId = asked.path.startsWith('/api/') ? null : readSessionCookie(platform.env, asked.cookie)
    if (sessionId === null) return { ctx: situation(visitor, locale ?? byHeader), sessionHash: null, offline: false }
    const session = await sessionActor(platform, sessionId, platform.clock())
    if (session === null) return { ctx: situation(visitor, locale ?? byHeader), sessionHash: null, offline: false }
    return {
      ctx: situation(session.actor, locale ?? session.locale ?? byHeader, session.reads),
      sessionHash: session.sessionIdHash,
      offline: false,
    }
  } catch (error) {
    if (!platform.open.dialect.isOffline(error)) throw error
    platform.log.error({ err: error, requestId: asked.requestId }, 'the database cannot be reached')
    return {
      ctx: situation(
        visitor,
        isLocale(cookies.lang) ? cookies.lang : (localeFromHeader(asked.acceptLanguage ?? null) ?? 'en'),
      ),
      sessionHash: null,
      offline: true,
    }
  }
}

/** This browser's choice before the member's own; `all` is a choice too. */
function readsOf(cookie: string | undefined, chosen: Locale | null): Locale | null {
  if (isLocale(cookie)) return cookie
  return cookie === 'all' ? null : chosen
}

/** Cookies by name; the first of a name counts. */
export function parseCookies(header: string | undefined): Partial<Record<string, string>> {
  const cookies: Partial<Record<string, string>> = Object.create(null) as Partial<Record<string, string>>
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at < 0) continue
    const name = part.slice(0, at).trim()
    cookies[name] ??= part.slice(at + 1).trim()
  }
  return cookies
}
