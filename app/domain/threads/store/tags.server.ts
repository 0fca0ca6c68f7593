import type { Insertable } from 'kysely'
import { consonantKey } from '#app/core/first-consonants.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import type { Database } from '#db/schema/index.ts'

/**
 * Ids of those tags that exist, by name; a synonym gives its tag. The rows are locked until the transaction ends, so
 * that no tag is merged away while a thread gets it, and always in one order, so that two writers never wait for each
 * other.
 */
export async function tagIdsForUpdate(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await tx.dialect
    .lockRow(
      tx.db
        .selectFrom('tag')
        .select(['id', 'name', 'synonym_of_id'])
        .where('name', 'in', [...names])
        .orderBy('id'),
    )
    .execute()
  return new Map(rows.map(({ id, name, synonym_of_id }) => [name, synonym_of_id ?? id]))
}

/** Creates the tags that do not exist yet. */
export async function insertTags(tx: Tx, tags: Insertable<Database['tag']>[]): Promise<void> {
  if (tags.length === 0) return
  await tx.db
    .insertInto('tag')
    .values(tags.map((tag) => ({ ...tag, initials: consonantKey(tag.name) })))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

/** Gives a thread these tags in this order, instead of those it had. Only tags of visible threads are counted. */
export async function replaceTags(
  tx: Tx,
  thread: Pick<Thread, 'id' | 'state'>,
  tagIds: readonly string[],
): Promise<void> {
  const counted = thread.state === 'visible'
  if (counted) await countTags(tx, thread.id, -1)
  await tx.db.deleteFrom('thread_tag').where('thread_id', '=', thread.id).execute()
  if (tagIds.length > 0) {
    await tx.db
      .insertInto('thread_tag')
      .values(tagIds.map((tagId, position) => ({ thread_id: thread.id, tag_id: tagId, position })))
      .execute()
  }
  if (counted) await countTags(tx, thread.id, 1)
}

/**
 * Adds the thread to the counts of its tags (1), or takes it out (-1). A thread of a private area is in no count: it
 * would tell everybody that it is there.
 */
export async function countTags(tx: Tx, threadId: string, change: 1 | -1): Promise<void> {
  await tx.db
    .updateTable('tag')
    .set((eb) => ({ thread_count: eb('thread_count', '+', change) }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('thread_tag')
        .innerJoin('thread', 'thread.id', 'thread_tag.thread_id')
        .select('thread_tag.tag_id')
        .where('thread.id', '=', threadId)
        .where('thread.area', 'is', null),
    )
    .execute()
}
