import type { Tx } from '#app/core/write.server.ts'
import type { SpamCleanupPostTable, SpamCleanupTable } from '#db/schema/moderation.ts'

/** Rows of one statement: PostgreSQL takes 65,535 values. */
const perStatement = 500

export async function insertCleanup(tx: Tx, row: SpamCleanupTable, memberIds: readonly string[]): Promise<void> {
  await tx.db.insertInto('spam_cleanup').values(row).execute()
  for (let from = 0; from < memberIds.length; from += perStatement)
    await tx.db
      .insertInto('spam_cleanup_member')
      .values(
        memberIds.slice(from, from + perStatement).map((member_id) => ({
          cleanup_id: row.id,
          member_id,
          decision_id: null,
          cleaned_at: null,
          restored_at: null,
        })),
      )
      .execute()
}

export async function setSanctionOf(tx: Tx, id: string, memberId: string, decisionId: string): Promise<void> {
  await tx.db
    .updateTable('spam_cleanup_member')
    .set({ decision_id: decisionId })
    .where('cleanup_id', '=', id)
    .where('member_id', '=', memberId)
    .execute()
}

export async function markCleaned(tx: Tx, id: string, memberId: string): Promise<void> {
  await tx.db
    .updateTable('spam_cleanup_member')
    .set({ cleaned_at: tx.at })
    .where('cleanup_id', '=', id)
    .where('member_id', '=', memberId)
    .execute()
}

export async function markRestored(tx: Tx, id: string, memberId: string): Promise<void> {
  await tx.db
    .updateTable('spam_cleanup_member')
    .set({ restored_at: tx.at })
    .where('cleanup_id', '=', id)
    .where('member_id', '=', memberId)
    .execute()
}

export async function insertCleanedPosts(tx: Tx, rows: readonly SpamCleanupPostTable[]): Promise<void> {
  if (rows.length === 0) return
  await tx.db.insertInto('spam_cleanup_post').values(rows).execute()
}

export async function deleteCleanedPosts(tx: Tx, id: string, posts: readonly { post_id: string }[]): Promise<void> {
  await tx.db
    .deleteFrom('spam_cleanup_post')
    .where('cleanup_id', '=', id)
    .where(
      'post_id',
      'in',
      posts.map(({ post_id }) => post_id),
    )
    .execute()
}

/** @param count posts more; fewer when it is negative */
export async function countCleaned(tx: Tx, id: string, count: number): Promise<void> {
  await tx.db
    .updateTable('spam_cleanup')
    .set((eb) => ({ done: eb('done', '+', count) }))
    .where('id', '=', id)
    .execute()
}

export async function setCleanupState(tx: Tx, id: string, state: SpamCleanupTable['state']): Promise<void> {
  await tx.db.updateTable('spam_cleanup').set({ state }).where('id', '=', id).execute()
}

/** @returns whether it was in effect until now */
export async function markUndoing(tx: Tx, id: string, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('spam_cleanup')
    .set({ state: 'undoing', undone_at: tx.at, undone_by: tx.actor.memberId, undo_reason: reason })
    .where('id', '=', id)
    .where('state', '=', 'clean')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
