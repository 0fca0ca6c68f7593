import type { Tx } from '#app/core/write.server.ts'
import { insertTrustEvent, raiseFirstTrust } from '#app/domain/accounts/store/trust.server.ts'
import type { TrustCause } from './trust.ts'

/**
 * Raises a new member from trust level 0 to 1, by the rules. Never lowers a level or changes one set by hand.
 * Idempotent. Records `member.trustChanged` with `by` null.
 * @param cause the condition that was met, for the member to read
 * @returns whether the level was raised
 */
export async function raiseTrust(tx: Tx, memberId: string, cause: TrustCause = null): Promise<boolean> {
  const raised = await raiseFirstTrust(tx, memberId)
  if (raised) {
    await insertTrustEvent(tx, { memberId, kind: 'raised', before: 0, after: 1, cause, until: null })
    await tx.record('member.trustChanged', { memberId, before: 0, after: 1, by: null })
  }
  return raised
}
