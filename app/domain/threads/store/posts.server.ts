import type { Insertable, Updateable } from 'kysely'
import type { Tx } from '#app/core/write.server.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import type { Database } from '#db/schema/index.ts'
import { threadForUpdate, updateThread } from './threads.server.ts'

/**
 * A post and its thread, with both rows locked until the transaction ends; the thread first, because two writers that
 * locked them in different order would wait for each other.
 */
export async function postForUpdate(tx: Tx, postId: string): Promise<{ thread: Thread; post: Post } | undefined> {
  const found = await tx.db.selectFrom('post').select('thread_id').where('id', '=', postId).executeTakeFirst()
  if (found === undefined) return undefined
  const thread = await threadForUpdate(tx, found.thread_id)
  const post = await tx.dialect
    .lockRow(tx.db.selectFrom('post').selectAll().where('id', '=', postId))
    .executeTakeFirst()
  return thread === undefined || post === undefined ? undefined : { thread, post }
}

export async function insertPostRow(tx: Tx, row: Post): Promise<void> {
  await tx.db.insertInto('post').values(row).execute()
}

export async function updatePost(tx: Tx, id: string, values: Updateable<Database['post']>): Promise<void> {
  await tx.db.updateTable('post').set(values).where('id', '=', id).execute()
}

/** Adds a visible post to the counters of its thread. */
export async function countPost(tx: Tx, post: Pick<Post, 'thread_id' | 'kind' | 'by_staff'>): Promise<void> {
  await tx.db
    .updateTable('thread')
    .set((eb) =>
      post.kind === 'comment'
        ? { comment_count: eb('comment_count', '+', 1) }
        : { answer_count: eb('answer_count', '+', 1) },
    )
    .where('id', '=', post.thread_id)
    .execute()
  if (post.by_staff === 1 && post.kind !== 'comment') await updateThread(tx, post.thread_id, { staff_answered: 1 })
}

export async function insertRevision(tx: Tx, row: Insertable<Database['post_revision']>): Promise<void> {
  await tx.db
    .insertInto('post_revision')
    .values(row)
    .onConflict((conflict) => conflict.columns(['post_id', 'revision']).doNothing())
    .execute()
}
