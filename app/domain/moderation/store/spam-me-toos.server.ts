import type { Tx } from '#app/core/write.server.ts'
import type { SpamCleanupMeTooTable } from '#db/schema/moderation.ts'

export async function insertCleanedMeToos(tx: Tx, rows: readonly SpamCleanupMeTooTable[]): Promise<void> {
  if (rows.length === 0) return
  await tx.db
    .insertInto('spam_cleanup_me_too')
    .values(rows)
    .onConflict((c) => c.columns(['cleanup_id', 'member_id', 'thread_id']).doNothing())
    .execute()
}

export async function deleteCleanedMeToos(tx: Tx, rows: readonly SpamCleanupMeTooTable[]): Promise<void> {
  for (const { cleanup_id, member_id, thread_id } of rows)
    await tx.db
      .deleteFrom('spam_cleanup_me_too')
      .where('cleanup_id', '=', cleanup_id)
      .where('member_id', '=', member_id)
      .where('thread_id', '=', thread_id)
      .execute()
}

/** @param count "me too" more; fewer when it is negative */
export async function countCleanedMeToos(tx: Tx, id: string, count: number): Promise<void> {
  await tx.db
    .updateTable('spam_cleanup')
    .set((eb) => ({ me_toos: eb('me_toos', '+', count) }))
    .where('id', '=', id)
    .execute()
}
