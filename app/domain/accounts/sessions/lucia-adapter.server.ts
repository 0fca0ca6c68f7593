import { createHash } from 'node:crypto'
import type { Adapter, DatabaseSession, DatabaseUser, Lucia } from 'lucia'
import type { GroupRights } from '#app/core/actor.ts'
import type { StandingColumns } from '#app/core/standing.ts'
import { dateOf, nowMs, type Instant } from '#app/core/time.ts'
import { sessionOwner, sessionsOf } from '#app/domain/accounts/queries/identities.server.ts'
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  insertSession,
  extendIdleEnd,
} from '#app/domain/accounts/store/accounts.server.ts'
import type { GrantedRole } from '#app/registry/permissions.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { MemberTable, SessionTable } from '#db/schema/accounts.ts'

export type SessionFacts = Omit<SessionTable, 'id_hash' | 'member_id'>
export type OwnerFacts = Pick<
  MemberTable,
  'handle' | 'name' | 'avatar' | 'locale' | 'reads' | 'trust_level' | 'second_step_since'
> &
  StandingColumns & {
    roles: GrantedRole[]
    /** 1: has to agree to a change of the terms or the privacy policy. */
    owes: number
    rights: GroupRights
  }

declare module 'lucia' {
  // Lucia reads its types from this interface; a type alias cannot be widened.
  interface Register {
    Lucia: Lucia<SessionFacts, OwnerFacts>
    DatabaseSessionAttributes: SessionFacts
    DatabaseUserAttributes: OwnerFacts
    UserId: string
  }
}

/** What is stored of a session id: a stolen database opens no session. */
export function sessionHash(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex')
}

/**
 * Lucia's seven functions over our table. Lucia 3 stores ids as they are, and knows one period for all sessions and
 * only the wall clock; so ids are hashed here, and a session whose idle or absolute end has passed by `now` does not
 * exist for lucia. Replacing lucia means replacing this file and `lucia.server.ts`.
 */
export function luciaAdapter(db: Db, now: Instant, periodMs: number): Adapter {
  // Lucia sees every session with its whole period left, so it neither ends nor prolongs one by its own clock.
  const asLucia = (id: string, { id_hash: _hash, member_id, ...attributes }: SessionTable): DatabaseSession => ({
    id,
    userId: member_id,
    expiresAt: dateOf(nowMs() + periodMs),
    attributes,
  })
  return {
    async getSessionAndUser(sessionId): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const found = await sessionOwner(db, sessionHash(sessionId), now)
      if (found === null) return [null, null]
      return [asLucia(sessionId, found.session), { id: found.session.member_id, attributes: found.owner }]
    },
    async getUserSessions(memberId) {
      return (await sessionsOf(db, memberId, now)).map((session) => asLucia(session.id_hash, session))
    },
    setSession: (session) =>
      insertSession(db, { id_hash: sessionHash(session.id), member_id: session.userId, ...session.attributes }),
    updateSessionExpiration: (sessionId, end) => extendIdleEnd(db, sessionHash(sessionId), end.toISOString()),
    deleteSession: (sessionId) => deleteSession(db, sessionHash(sessionId)),
    deleteUserSessions: async (memberId) => void (await deleteSessionsOf(db, memberId)),
    deleteExpiredSessions: () => deleteExpiredSessions(db, now),
  }
}
