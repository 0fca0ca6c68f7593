import type { Ctx } from '#app/core/context.server.ts'
import { shownThread } from '#app/domain/access/queries/readable-content.server.ts'

/**
 * Visible threads with every one of these words in the title, the latest first; a word that begins with `thr_` is
 * compared with the id.
 */
export function threadsTitled(
  { read, dialect, actor }: Ctx,
  words: readonly string[],
  limit: number,
): Promise<{ id: string; title: string }[]> {
  return read
    .selectFrom('thread')
    .select(['id', 'title'])
    .where(shownThread(actor))
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
