import type { RecordedEvent } from '#app/registry/events.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** An event as it was recorded; null when there is none of that id. */
export async function eventOf(db: Db, id: string): Promise<Pick<RecordedEvent, 'type' | 'payload'> | null> {
  const row = await db.selectFrom('event_log').select(['type', 'payload']).where('id', '=', id).executeTakeFirst()
  return row === undefined
    ? null
    : ({ type: row.type, payload: JSON.parse(row.payload) as unknown } as Pick<RecordedEvent, 'type' | 'payload'>)
}

/** The author of a post and those who edited it. */
export async function writersOf(db: Db, postId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('post_revision')
    .select('editor_id as id')
    .where('post_id', '=', postId)
    .union(db.selectFrom('post').select('author_id as id').where('id', '=', postId))
    .execute()
  return rows.flatMap(({ id }) => (id === null ? [] : [id]))
}

/** The authors of all posts of a thread. */
export async function authorsIn(db: Db, threadId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('post')
    .select('author_id')
    .distinct()
    .where('thread_id', '=', threadId)
    .where('author_id', 'is not', null)
    .orderBy('author_id')
    .execute()
  return rows.flatMap(({ author_id }) => (author_id === null ? [] : [author_id]))
}
