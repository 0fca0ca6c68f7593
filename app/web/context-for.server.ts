import { visitor } from '#app/core/actor.ts'
import { type Ctx, type Platform, type Situation, createContext } from '#app/core/context.server.ts'
import { isOutOfReach } from '#app/domain/accounts/sessions/demo-sign-in.server.ts'
import { sessionActor } from '#app/domain/accounts/sessions/session-actor.server.ts'
import { readSessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { isApiPath } from './asked-address.ts'
import { preferencesOf, type Preferences } from './preferences.ts'

/** What is read off one HTTP request, whatever server received it. */
export type Asked = {
  path: string
  /** The language that the address asks for, before all others; null: none. */
  inAddress: Locale | null
  cookie: string | undefined
  acceptLanguage: string | undefined
  ip: string
  /** Whether it comes from this machine, as `isAtThisMachine` tells. */
  local: boolean
  requestId: string
}

export type Opened = { ctx: Ctx; sessionHash: string | null; offline: boolean }

/**
 * The context of a request, made once: session → actor, cookies and header → language and theme. The API ignores
 * cookies, so another site's page can never use a member's session there.
 */
export async function contextFor(platform: Platform, asked: Asked): Promise<Opened> {
  const { lang: usual, asked: wished, theme, reads } = preferencesOf(asked.cookie, asked.acceptLanguage)
  const lang = asked.inAddress ?? usual
  const situation = (
    actor: Situation['actor'],
    locale: Locale,
    chosen: Locale | null = null,
    session: Situation['session'] = null,
  ): Ctx =>
    createContext(platform, {
      actor,
      session,
      locale,
      theme,
      reads: readsOf(reads, chosen),
      requestId: asked.requestId,
      ip: asked.ip,
      local: asked.local,
    })
  try {
    await platform.settings.refresh()
    const byHeader = wished ?? (platform.settings.get('site.language') === 'ko' ? 'ko' : 'en')
    const sessionId = isApiPath(asked.path) ? null : readSessionCookie(platform.env, asked.cookie)
    if (sessionId === null) return { ctx: situation(visitor, lang ?? byHeader), sessionHash: null, offline: false }
    const signedIn = await sessionActor(platform, sessionId, platform.clock())
    if (signedIn === null || isOutOfReach(platform.env, signedIn.actor, asked.local))
      return { ctx: situation(visitor, lang ?? byHeader), sessionHash: null, offline: false }
    return {
      ctx: situation(signedIn.actor, lang ?? signedIn.locale ?? byHeader, signedIn.reads, signedIn.session),
      sessionHash: signedIn.session.idHash,
      offline: false,
    }
  } catch (error) {
    if (!platform.open.dialect.isOffline(error)) throw error
    platform.log.error({ err: error, requestId: asked.requestId }, 'the database cannot be reached')
    return {
      ctx: situation(visitor, lang ?? wished ?? 'en'),
      sessionHash: null,
      offline: true,
    }
  }
}

/** This browser's choice before the member's own; `all` is a choice too. */
function readsOf(here: Preferences['reads'], chosen: Locale | null): Locale | null {
  if (here === null) return chosen
  return here === 'all' ? null : here
}
