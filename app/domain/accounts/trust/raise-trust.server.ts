import type { Tx } from '#app/core/write.server.ts'
import { insertTrustEvent, raiseFirstTrust } from '#app/domain/accounts/store/trust.server.ts'
import type { TrustCause } from './trust.ts'

/**
 * Lets a new member (trust level 0) vote and the like: level 1, by the rules. Never lowers, and leaves a level set by
 * hand alone. Idempotent. @param cause the condition that was met, for the member to read. @returns whether it was
 * raised. Records `member.trustChanged` with `by` null.
 */
export async function raiseTrust(tx: Tx, memberId: string, cause: TrustCause = null): Promise<boolean> {
  const raised = await raiseFirstTrust(tx, memberId)
  if (raised) {
    await insertTrustEvent(tx, { memberId, kind: 'raised', before: 0, after: 1, cause, until: null })
    await tx.record('member.trustChanged', { memberId, before: 0, after: 1, by: null })
  }
  return raised
}
