import { randomBytes } from 'node:crypto'
import { cookieOf, setCookie } from '#app/core/cookies.ts'
import type { Env } from '#app/core/env.server.ts'
import { secondStepMinutes, type Entered } from '#app/domain/accounts/sessions/enter.server.ts'
import { sessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import type { FormOutcome } from './form-action.server.ts'
import type { PageArgs } from './page-loader.server.ts'
import type { ToastMessage } from './toast.server.ts'

type Place = Pick<Env, 'secure'>

/** Browsers drop cookies after 400 days at the latest. */
const markSeconds = 400 * 86_400

/** The browser that signs in: what it says of itself, its address, and its mark, a new one where it has none. */
export function deviceOf({ ctx, request }: Pick<PageArgs, 'ctx' | 'request'>): {
  userAgent: string | null
  ip: string | null
  mark: string
} {
  const kept = markOf(ctx.platform.env, request)
  return {
    userAgent: request.headers.get('user-agent'),
    ip: ctx.ip,
    mark: kept ?? randomBytes(24).toString('base64url'),
  }
}

/**
 * What a page answers once the first step of signing in is done: the cookie of the session and on to `to`, or the cookie of the first
 * step and on to the second.
 */
export function afterEntering(
  { ctx }: Pick<PageArgs, 'ctx'>,
  { mark }: { mark: string },
  entered: Entered,
  { to, toast }: { to: string; toast?: ToastMessage },
): FormOutcome {
  const { env } = ctx.platform
  if (entered.sessionId === null)
    return {
      to: `/login/second-step?next=${encodeURIComponent(to)}`,
      headers: { 'Set-Cookie': secondStepCookie(env, entered.secondStep) },
    }
  const headers = new Headers({ 'Set-Cookie': sessionCookie(env, entered.sessionId) })
  headers.append('Set-Cookie', setCookie(markName(env), mark, { seconds: markSeconds, secure: env.secure }))
  headers.append('Set-Cookie', secondStepCookie(env, null))
  return { to, headers, ...(toast === undefined ? {} : { toast }) }
}

/** The token of a first step that waits in this browser; null: none. */
export function readSecondStep(env: Place, request: Request): string | null {
  return tokenIn(request, stepName(env))
}

function secondStepCookie(env: Place, token: string | null): string {
  return setCookie(stepName(env), token ?? '', {
    seconds: token === null ? 0 : secondStepMinutes * 60,
    secure: env.secure,
  })
}

function markOf(env: Place, request: Request): string | null {
  return tokenIn(request, markName(env))
}

function tokenIn(request: Request, name: string): string | null {
  const token = cookieOf(request.headers.get('cookie'), name)
  return token !== null && /^[A-Za-z0-9_-]{32,43}$/.test(token) ? token : null
}

const stepName = ({ secure }: Place): string => (secure ? '__Host-step' : 'step')
const markName = ({ secure }: Place): string => (secure ? '__Host-device' : 'device')
