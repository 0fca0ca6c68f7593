import { behindConsonants } from '#app/core/first-consonants.ts'
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

/** Words compared at most; the ones that are most like what was typed come first. */
const MOST_WITH_CONSONANTS = 300

/**
 * Words whose syllables begin with these consonants, the shortest first.
 * @param key at least two letters (see `consonantKey`)
 * @param titlesFirst words of texts only when no title has any
 */
export async function wordsWithConsonants(
  db: Db,
  key: string,
  titlesFirst: boolean,
): Promise<{ word: string; initials: string }[]> {
  const words = (inTitle: readonly (0 | 1)[]) =>
    db
      .selectFrom('search_word')
      .select(['word', 'initials'])
      .where('initials', '>=', key)
      .where('initials', '<', behindConsonants(key))
      .where('in_title', 'in', [...inTitle])
      .orderBy('initials')
      .orderBy('word')
      .limit(MOST_WITH_CONSONANTS)
      .execute()
  const first = await words(titlesFirst ? [1] : [0, 1])
  return first.length > 0 || !titlesFirst ? first : words([0])
}
