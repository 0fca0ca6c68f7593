import type { Tx } from '#app/core/write.server.ts'
import { undoneVotesOn } from '#app/domain/moderation/queries/spam-votes.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { returnVotesIn } from './restore-votes.server.ts'

/**
 * A post that was out of sight is back: so are the votes on it that a decision about spam took back and that was undone
 * meanwhile. Records `vote.correctionUndone` for each.
 */
export async function returnVotesOn(tx: Tx, { payload }: RecordedEvent<'post.restored'>): Promise<void> {
  const votes = await undoneVotesOn(tx.db, payload)
  for (const cleanupId of new Set(votes.map(({ cleanup_id }) => cleanup_id)))
    await returnVotesIn(
      tx,
      cleanupId,
      votes.filter((vote) => vote.cleanup_id === cleanupId),
    )
}
