import type { Spelling } from '#app/domain/search/spelling.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Most words compared; a beginning of two letters has some hundreds. */
const MOST = 2_000

/** Known words of about the same length that begin or end as this one does: one slip leaves one of the two alone. */
export async function similarSpellings(
  db: Db,
  { letters, head, tail }: Spelling,
  slips: number,
): Promise<{ word: string; letters: string }[]> {
  const near = (column: 'head' | 'tail', value: string) =>
    db
      .selectFrom('search_word')
      .select(['word', 'letters'])
      .where(column, '=', value)
      .where('length', '>=', letters.length - slips)
      .where('length', '<=', letters.length + slips)
      .limit(MOST)
      .execute()
  return (await Promise.all([near('head', head), near('tail', tail)])).flat()
}
