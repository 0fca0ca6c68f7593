import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { copyFollowers, deleteCopiedFollowers } from './store/follows.server.ts'

/**
 * Followers of a merged thread follow the thread it went into, except members who stopped following that one. Records
 * nothing: the merge is recorded. @returns the ids of those who are new there, which `returnFollowers` needs
 */
export function transferFollowers(tx: Tx, sourceId: string, targetId: string): Promise<string[]> {
  return copyFollowers(tx, sourceId, targetId)
}

/**
 * Undoes `transferFollowers`: these members no longer follow the target, except those who wrote there or decided about
 * following it since. @param mergedAt instant of the merge
 */
export function returnFollowers(
  tx: Tx,
  targetId: string,
  members: readonly string[],
  mergedAt: Instant,
): Promise<void> {
  return deleteCopiedFollowers(tx, targetId, members, mergedAt)
}
