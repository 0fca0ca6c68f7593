import type { Tx } from '#app/core/write.server.ts'
import type { Post, Vote } from '#app/domain/threads/thread.ts'

export function findVote(tx: Tx, postId: string, memberId: string): Promise<Vote | undefined> {
  return tx.db
    .selectFrom('vote')
    .selectAll()
    .where('post_id', '=', postId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
}

export function findVoteById(tx: Tx, id: string): Promise<Vote | undefined> {
  return tx.db.selectFrom('vote').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertVote(tx: Tx, row: Vote): Promise<void> {
  await tx.db.insertInto('vote').values(row).execute()
}

export async function updateVote(
  tx: Tx,
  id: string,
  values: Pick<Vote, 'value' | 'event_id' | 'changed_at'>,
): Promise<void> {
  await tx.db.updateTable('vote').set(values).where('id', '=', id).execute()
}

export async function deleteVote(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('vote').where('id', '=', id).execute()
}

/** Adds to the score of a post, and of its thread when it is the opening post. @returns the score of the post. */
export async function addVotes(tx: Tx, post: Pick<Post, 'id' | 'thread_id' | 'kind'>, change: number): Promise<number> {
  const { votes } = await tx.db
    .updateTable('post')
    .set((eb) => ({ votes: eb('votes', '+', change) }))
    .where('id', '=', post.id)
    .returning('votes')
    .executeTakeFirstOrThrow()
  if (post.kind === 'opening') {
    await tx.db
      .updateTable('thread')
      .set((eb) => ({ votes: eb('votes', '+', change) }))
      .where('id', '=', post.thread_id)
      .execute()
  }
  return votes
}
