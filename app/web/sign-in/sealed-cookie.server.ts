import type { Ctx } from '#app/core/context.server.ts'
import { cookieOf, setCookie } from '#app/core/cookies.ts'
import { seal, unseal } from '#app/core/secret.server.ts'
import { plus, type Instant } from '#app/core/time.ts'

/**
 * What waits in a browser between two steps of a sign-in, sealed, so that neither the browser nor another site can make or
 * read one. `provider`: while the person is at the provider. `joining`: who may become a member, until a handle is chosen.
 */
const minutesOf = { provider: 10, joining: 20 } as const
export type Waiting = keyof typeof minutesOf

/** `Set-Cookie` that keeps `value`. It must fit: browsers drop cookies above 4 kB. */
export function keepSealed(ctx: Ctx, waiting: Waiting, value: unknown): string {
  const until = plus(ctx.now(), { minutes: minutesOf[waiting] })
  const sealed = seal(ctx.platform.env, 'sign-in', waiting, JSON.stringify({ until, value }))
  return setCookie(cookieName(ctx, waiting), sealed, {
    seconds: minutesOf[waiting] * 60,
    secure: ctx.platform.env.secure,
  })
}

export function forgetSealed(ctx: Ctx, waiting: Waiting): string {
  return setCookie(cookieName(ctx, waiting), '', { seconds: 0, secure: ctx.platform.env.secure })
}

/** What waits; null when nothing does, or for too long. */
export function readSealed<T>(ctx: Ctx, waiting: Waiting, request: Request): T | null {
  const sealed = cookieOf(request.headers.get('cookie'), cookieName(ctx, waiting))
  const text = sealed === null ? null : unseal(ctx.platform.env, 'sign-in', waiting, sealed)
  if (text === null) return null
  const { until, value } = JSON.parse(text) as { until: Instant; value: T }
  return until > ctx.now() ? value : null
}

function cookieName({ platform }: Ctx, waiting: Waiting): string {
  return platform.env.secure ? `__Host-${waiting}` : waiting
}
