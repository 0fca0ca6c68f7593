import type { Tx } from '../../core/write.server.ts'
import { raiseFirstTrust } from './store.server.ts'

/**
 * Lets a new member (trust level 0) vote and the like: level 1, by the rules. Never lowers, and leaves a level set by hand
 * alone. Idempotent. @returns whether it was raised. Records `member.trustChanged` with `by` null.
 */
export async function raiseTrust(tx: Tx, memberId: string): Promise<boolean> {
  const raised = await raiseFirstTrust(tx, memberId)
  if (raised) await tx.record('member.trustChanged', { memberId, before: 0, after: 1, by: null })
  return raised
}
