import type { Tx } from '#app/core/write.server.ts'
import type { SpamCleanupVoteTable } from '#db/schema/moderation.ts'

export async function insertCleanedVotes(tx: Tx, rows: readonly SpamCleanupVoteTable[]): Promise<void> {
  if (rows.length === 0) return
  await tx.db.insertInto('spam_cleanup_vote').values(rows).execute()
}

export async function deleteCleanedVotes(tx: Tx, cleanupId: string, voteIds: readonly string[]): Promise<void> {
  if (voteIds.length === 0) return
  await tx.db
    .deleteFrom('spam_cleanup_vote')
    .where('cleanup_id', '=', cleanupId)
    .where('vote_id', 'in', [...voteIds])
    .execute()
}

/** @param count votes more; fewer when it is negative */
export async function countCleanedVotes(tx: Tx, id: string, count: number): Promise<void> {
  await tx.db
    .updateTable('spam_cleanup')
    .set((eb) => ({ votes: eb('votes', '+', count) }))
    .where('id', '=', id)
    .execute()
}
