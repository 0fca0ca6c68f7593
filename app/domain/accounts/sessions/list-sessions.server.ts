import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { sessionsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { browserOf, type BrowserName } from './browser-name.ts'

/**
 * A session as its owner sees it. `id` is the hash, which names the session and cannot open it. `ip` '' when not
 * known.
 */
export type SessionView = {
  id: string
  browser: BrowserName
  ip: string
  begunAt: Instant
  lastSeenAt: Instant
  current: boolean
}

/**
 * The actor's sessions that have not ended: the present one first, then by last use.
 * @param input.sessionHash hash of the present one
 */
export async function listSessions(ctx: Ctx, input: { sessionHash: string | null }): Promise<SessionView[]> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  const sessions = (await sessionsOf(ctx.read, memberId, ctx.now())).map((session) => ({
    id: session.id_hash,
    browser: browserOf(session.user_agent),
    ip: session.ip,
    begunAt: session.created_at,
    lastSeenAt: session.last_seen_at,
    current: session.id_hash === input.sessionHash,
  }))
  return [...sessions.filter((session) => session.current), ...sessions.filter((session) => !session.current)]
}
