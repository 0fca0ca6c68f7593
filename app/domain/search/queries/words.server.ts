import type { Db, Dialect } from '#db/dialects/dialect.ts'

/** Which of these the list of known words has. */
export async function wordsBeginning(db: Db, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return []
  const rows = await db
    .selectFrom('search_word')
    .select('word')
    .where('word', 'in', [...words])
    .execute()
  return rows.map(({ word }) => word)
}

/** Those that no document contains. */
export async function unusedWords(db: Db, dialect: Dialect, words: readonly string[]): Promise<string[]> {
  const unused: string[] = []
  for (const word of words) {
    const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    const found = await db
      .selectFrom('search_document')
      .select('rowid')
      .where((eb) =>
        eb.or([dialect.caseFoldedLike(eb.ref('title'), pattern), dialect.caseFoldedLike(eb.ref('parts'), pattern)]),
      )
      .limit(1)
      .executeTakeFirst()
    if (found === undefined) unused.push(word)
  }
  return unused
}
