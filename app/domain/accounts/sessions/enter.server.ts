import { createHash, randomBytes } from 'node:crypto'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Credentials } from '#app/domain/accounts/queries/identities.server.ts'
import { deleteSession } from '#app/domain/accounts/store/accounts.server.ts'
import { insertSecondStep } from '#app/domain/accounts/store/factors.server.ts'
import { startSession, type Device } from './start-session.server.ts'

/** How long a first step waits for the second. */
export const secondStepMinutes = 10

/**
 * What the first step of signing in led to: a session, or a token that the second step takes. Either text goes into a cookie and is stored
 * nowhere.
 */
export type Entered = { sessionId: string; secondStep: null } | { sessionId: null; secondStep: string }

/**
 * Ends the first step of signing in, whatever it was: password, link by mail, another provider. Begins a session, or where the member
 * has a second step waits for it.
 * @param replaces hash of the browser's session until now
 */
export async function enterIn(
  tx: Tx,
  member: Pick<Credentials, 'actor' | 'secondStep'>,
  { device, replaces }: { device: Device; replaces: string | null },
): Promise<Entered> {
  if (replaces !== null) await deleteSession(tx.db, replaces)
  const { actor, secondStep } = member
  if (!secondStep)
    return { sessionId: await startSession(tx.as(actor, tx.at), actor.memberId, actor, device), secondStep: null }
  const token = randomBytes(32).toString('base64url')
  await insertSecondStep(tx, {
    token_hash: secondStepHash(token),
    member_id: actor.memberId,
    created_at: tx.at,
    expires_at: plus(tx.at, { minutes: secondStepMinutes }),
  })
  return { sessionId: null, secondStep: token }
}

/** What is stored of the token. */
export function secondStepHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
