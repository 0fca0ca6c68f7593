import { generateIdFromEntropySize } from 'lucia'
import type { Actor } from '#app/core/actor.ts'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { deleteOldestSessions, recordVisit } from '#app/domain/accounts/store/accounts.server.ts'
import { sessionHash } from './lucia-adapter.server.ts'
import { luciaOver } from './lucia.server.ts'
import { noteDeviceIn } from './note-device.server.ts'
import { idleEnd, sessionPeriods } from './session-periods.ts'

/**
 * The browser that signs in, kept so that the owner recognises it. null: not known. `mark`: random text in a cookie of
 * that browser, by which it is known again.
 */
export type Device = { userAgent: string | null; ip: string | null; mark?: string | null }

/**
 * A repeated request begins another session: the first id is a secret that is not stored, and two sessions do no
 * harm.
 */
export const sessionRepeat = { repeat: 'again' } as const

/**
 * Begins a session for a member and returns its id (52 characters for 32 random bytes), which is stored nowhere. The
 * oldest session ends when the member has more than `accounts.sessionsPerMember`.
 */
export async function startSession(
  tx: Tx,
  memberId: string,
  person: Pick<Actor, 'roles'>,
  device: Device,
): Promise<string> {
  const periods = sessionPeriods(tx.setting, person)
  const expiresAt = plus(tx.at, { minutes: periods.maxMinutes })
  const facts = {
    created_at: tx.at,
    last_seen_at: tx.at,
    idle_expires_at: idleEnd(tx.at, periods, expiresAt),
    expires_at: expiresAt,
    user_agent: (device.userAgent ?? '').slice(0, 400),
    ip: device.ip ?? '',
    confirmed_at: tx.at,
  }
  const { id } = await luciaOver(tx.db, tx.at).createSession(memberId, facts, {
    sessionId: generateIdFromEntropySize(32),
  })
  if (facts.ip !== '') await noteDeviceIn(tx, memberId, sessionHash(id), device)
  await recordVisit(tx.db, memberId, tx.at)
  await deleteOldestSessions(tx.db, memberId, tx.setting('accounts.sessionsPerMember'))
  return id
}
