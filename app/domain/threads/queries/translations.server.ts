import type { Thread } from '#app/domain/threads/thread.ts'
import type { Translation } from '#app/domain/threads/translation.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The second text of an announcement; null when it has none. No query for any other kind. */
export async function findTranslation(db: Db, { id, kind }: Pick<Thread, 'id' | 'kind'>): Promise<Translation | null> {
  if (kind !== 'announcement') return null
  const row = await db
    .selectFrom('thread_translation')
    .select(['lang', 'title', 'body', 'html', 'excerpt'])
    .where('thread_id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
