import type { Db, Dialect } from '#db/dialects/dialect.ts'

/** Visible threads with every one of these words in the title, the latest first; an id is known by its beginning. */
export function threadsTitled(
  db: Db,
  dialect: Dialect,
  words: readonly string[],
  limit: number,
): Promise<{ id: string; title: string }[]> {
  return db
    .selectFrom('thread')
    .select(['id', 'title'])
    .where('state', '=', 'visible')
    .where((eb) =>
      eb.and(
        words.map((word) =>
          dialect.caseFoldedLike(
            eb.ref(word.startsWith('thr_') ? 'id' : 'title'),
            `%${word.replace(/[%_\\]/g, '\\$&')}%`,
          ),
        ),
      ),
    )
    .orderBy('activity_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Visible answers and replies of a thread by others since then: how many, and the first. */
export async function responsesSince(
  db: Db,
  threadId: string,
  since: string,
  notBy: string | null,
): Promise<{ count: number; firstId: string | null }> {
  const row = await db
    .selectFrom('post')
    .where('thread_id', '=', threadId)
    .where('kind', 'in', ['answer', 'reply'])
    .where('state', '=', 'visible')
    .where('created_at', '>', since)
    .where((eb) => (notBy === null ? eb.lit(true) : eb.or([eb('author_id', 'is', null), eb('author_id', '!=', notBy)])))
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('id').as('firstId')])
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), firstId: row.firstId ?? null }
}
