import type { Db, Dialect } from '#db/dialects/dialect.ts'

/**
 * Visible threads with every one of these words in the title, the latest first; a word that begins with `thr_` is
 * compared with the id.
 */
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
