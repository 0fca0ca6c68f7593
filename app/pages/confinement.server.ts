import type { Ctx } from '#app/core/context.server.ts'
import { isSuspended } from '#app/core/standing.ts'
import { urls } from '#app/views/urls.ts'
import { isAlwaysOpen } from '#app/web/always-open.ts'
import type { Answer } from '#app/web/answer.server.ts'

/**
 * Leads a member who is suspended or banned from any other page to the one that says why; null: the page is open to this
 * reader. The API knows no sessions, and tokens of suspended members do nothing.
 */
export function confined(ctx: Pick<Ctx, 'actor'>, request: Request): Answer | null {
  if (!isSuspended(ctx.actor) || isAlwaysOpen(new URL(request.url).pathname)) return null
  const status = request.method === 'GET' || request.method === 'HEAD' ? 302 : 303
  return { status, headers: new Headers({ Location: urls.standing() }), body: null }
}
