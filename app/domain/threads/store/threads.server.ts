import type { Updateable } from 'kysely'
import type { Tx } from '#app/core/write.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import type { Database } from '#db/schema/index.ts'
import { countTags } from './tags.server.ts'

/** The thread, with its row locked until the transaction ends. */
export function threadForUpdate(tx: Tx, id: string): Promise<Thread | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('thread').selectAll().where('id', '=', id)).executeTakeFirst()
}

/** Locks several threads, always in one order: two writers that locked them crosswise would wait for each other. */
export async function threadsForUpdate(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.dialect
    .lockRow(
      tx.db
        .selectFrom('thread')
        .select('id')
        .where('id', 'in', [...ids])
        .orderBy('id'),
    )
    .execute()
}

/** The merged thread that still names this post as its accepted answer, though the post is in `threadId` now. */
export function acceptedElsewhere(tx: Tx, threadId: string, postId: string): Promise<Thread | undefined> {
  return tx.db
    .selectFrom('thread')
    .selectAll()
    .where('accepted_post_id', '=', postId)
    .where('id', '!=', threadId)
    .where('merged_into_id', 'is not', null)
    .executeTakeFirst()
}

/** @param row its `area` must be that of its category */
export async function insertThreadRow(tx: Tx, row: Thread): Promise<void> {
  await tx.db.insertInto('thread').values(row).execute()
}

/** Not for `category_id` and `area`: see `fileThread`. */
export async function updateThread(
  tx: Tx,
  id: string,
  values: Omit<Updateable<Database['thread']>, 'category_id' | 'area'>,
): Promise<void> {
  await tx.db.updateTable('thread').set(values).where('id', '=', id).execute()
}

/**
 * Changes a thread with its category. `area` is that of the new one. A thread that enters or leaves a private area is
 * counted among its tags no more, or again.
 */
export async function fileThread(
  tx: Tx,
  thread: Pick<Thread, 'id' | 'area' | 'state'>,
  values: Updateable<Database['thread']> & { category_id: string; area: string | null },
): Promise<void> {
  const crosses = thread.area !== values.area && thread.state === 'visible'
  if (crosses) await countTags(tx, thread.id, -1)
  await tx.db.updateTable('thread').set(values).where('id', '=', thread.id).execute()
  if (crosses) await countTags(tx, thread.id, 1)
}

/**
 * Recounts the visible posts of a thread after one was deleted, restored or transferred, and sets its last activity: a
 * list must not name a member for a hidden post. A comment below a deleted answer is not visible.
 */
export async function recountThread(tx: Tx, threadId: string): Promise<void> {
  const visible = tx.db.selectFrom('post').where('thread_id', '=', threadId).where('state', '=', 'visible')
  const answers = await visible
    .where('kind', 'in', ['answer', 'reply'])
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('by_staff').as('by_staff')])
    .executeTakeFirstOrThrow()
  const comments = await tx.db
    .selectFrom('post')
    .innerJoin('post as parent', 'parent.id', 'post.parent_id')
    .where('post.thread_id', '=', threadId)
    .where('post.kind', '=', 'comment')
    .where('post.state', '=', 'visible')
    .where('parent.state', '=', 'visible')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  await updateThread(tx, threadId, {
    answer_count: answers.count,
    staff_answered: answers.by_staff === 1 ? 1 : 0,
    comment_count: comments.count,
    ...(await lastActivity(tx, threadId)),
  })
}

/** Empty when no post of the thread is visible: then no list shows it. */
async function lastActivity(
  tx: Tx,
  threadId: string,
): Promise<{ activity_at?: string; activity_member_id?: string | null }> {
  const last = await tx.db
    .selectFrom('post')
    .leftJoin('post as parent', 'parent.id', 'post.parent_id')
    .select(['post.created_at', 'post.author_id'])
    .where('post.thread_id', '=', threadId)
    .where('post.state', '=', 'visible')
    .where((eb) => eb.or([eb('parent.id', 'is', null), eb('parent.state', '=', 'visible')]))
    .orderBy('post.created_at', 'desc')
    .orderBy('post.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last === undefined ? {} : { activity_at: last.created_at, activity_member_id: last.author_id }
}

/** Moves the last activity of a thread forward only, because an import may write in any order. */
export async function touchThread(tx: Tx, threadId: string): Promise<void> {
  await tx.db
    .updateTable('thread')
    .set({ activity_at: tx.at, activity_member_id: tx.actor.memberId })
    .where('id', '=', threadId)
    .where('activity_at', '<=', tx.at)
    .execute()
}
