import type { Actor } from '#app/core/actor.ts'
import type { Platform, SessionOfBrowser } from '#app/core/context.server.ts'
import { memberActor } from '#app/core/standing.ts'
import { dayIn, plus, type Instant } from '#app/core/time.ts'
import { withSecondFactorRule } from '#app/domain/accounts/factors/second-factor-rule.ts'
import { owesAsMember } from '#app/domain/accounts/queries/identities.server.ts'
import { touchSession } from '#app/domain/accounts/store/accounts.server.ts'
import { recordActiveDay } from '#app/domain/accounts/store/trust.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { sessionHash } from './lucia-adapter.server.ts'
import { luciaOver } from './lucia.server.ts'
import { idleEnd, sessionPeriods, touchMinutes } from './session-periods.ts'

/** The member behind a request. `locale` null: the member chose no language; `reads` null: posts of every language. */
export type SessionActor = { actor: Actor; session: SessionOfBrowser; locale: Locale | null; reads: Locale | null }

/**
 * The member behind a session id, with their present rights; null when the session is unknown or ended. A suspended
 * member has a session too, which opens only the pages of `web/always-open`. One query per request; the use of a
 * session is written at most every 5 minutes.
 */
export async function sessionActor(
  platform: Pick<Platform, 'open' | 'settings' | 'notes'>,
  sessionId: string,
  now: Instant,
): Promise<SessionActor | null> {
  const { session, user } = await luciaOver(platform.open.reader, now).validateSession(sessionId)
  if (session === null) return null
  const owner: Actor = {
    ...memberActor(user.id, user, user.roles, now),
    ...(owesAsMember(user) ? { mustAgree: true as const } : {}),
    avatar: user.avatar,
  }
  const sessionIdHash = sessionHash(sessionId)

  const periods = sessionPeriods((key) => platform.settings.get(key), owner)
  const actor = withSecondFactorRule(
    owner,
    user.second_step_since !== null,
    platform.settings.get('accounts.secondFactorFor'),
  )
  if (plus(session.last_seen_at, { minutes: touchMinutes(periods) }) <= now) {
    await platform.notes.write(`session:${sessionIdHash}`, async () => {
      await touchSession(platform.open.db, {
        idHash: sessionIdHash,
        memberId: user.id,
        at: now,
        idleExpiresAt: idleEnd(now, periods, session.expires_at),
      })
      await recordActiveDay(platform.open.db, user.id, dayIn(now, platform.settings.get('site.timeZone')))
    })
  }
  return {
    actor,
    session: { idHash: sessionIdHash, confirmedAt: session.confirmed_at },
    locale: user.locale,
    reads: user.reads,
  }
}
