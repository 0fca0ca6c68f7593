import { cookieOf } from '#app/core/cookies.ts'
import type { Env } from '#app/core/env.server.ts'
import { luciaCookies, sessionCookieName } from './lucia.server.ts'

type Place = Pick<Env, 'secure'>

/**
 * `Set-Cookie` for a session that has just begun: HttpOnly, SameSite=Lax, Path=/, and Secure with `__Host-` on https.
 */
export function sessionCookie(env: Place, sessionId: string): string {
  return luciaCookies(env).createSessionCookie(sessionId).serialize()
}

/** `Set-Cookie` that deletes the session cookie. */
export function endSessionCookie(env: Place): string {
  return luciaCookies(env).createBlankSessionCookie().serialize()
}

/** The session id in a `Cookie` header; null when there is none of the right form. */
export function readSessionCookie(env: Place, cookieHeader: string | null | undefined): string | null {
  const id = cookieOf(cookieHeader, sessionCookieName(env))
  return id !== null && /^[a-z2-7]{52}$/.test(id) ? id : null
}
