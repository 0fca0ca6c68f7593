import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'

/**
 * Saves the position of an import.
 * @param before the expected stored cursor; null when there is none
 * @returns false when the stored one differs: another process imports the same site
 */
export async function saveCursor(
  tx: Tx,
  run: { source: string; before: string | null; cursor: string; finishedAt: Instant | null },
): Promise<boolean> {
  const change = { cursor: run.cursor, updated_at: tx.at, finished_at: run.finishedAt }
  if (run.before === null) {
    const inserted = await tx.db
      .insertInto('import_run')
      .values({ source: run.source, ...change })
      .onConflict((c) => c.column('source').doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n
  }
  const updated = await tx.db
    .updateTable('import_run')
    .set(change)
    .where('source', '=', run.source)
    .where('cursor', '=', run.before)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/**
 * Stores a badge of another site with the member. Its name is not one of the registry, so the programme neither shows
 * nor counts it.
 * @returns false when it was stored before
 */
export async function insertForeignBadge(tx: Tx, award: { memberId: string; badge: string }): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('badge_award')
    .values({ member_id: award.memberId, badge: award.badge, awarded_at: tx.at, revoked_at: null })
    .onConflict((c) => c.columns(['member_id', 'badge', 'scope']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}
