import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

const AT_ONCE = 1_000

type Rows = { search_word: { word: string; initials: string }; tag: { id: string; name: string; initials: string } }

/** Words and tags by the first consonants of their syllables; words of texts beside those of titles. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .alterTable('search_word')
    .addColumn('initials', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema
    .alterTable('search_word')
    .addColumn('in_title', ddl.flag, (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema
    .alterTable('tag')
    .addColumn('initials', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  const rows = db as Kysely<Rows>
  for (let last = ''; ;) {
    const words = await rows
      .selectFrom('search_word')
      .select('word')
      .where('word', '>', last)
      .orderBy('word')
      .limit(AT_ONCE)
      .execute()
    for (const { word } of words) {
      const initials = consonants(word)
      if (initials !== '') await rows.updateTable('search_word').set({ initials }).where('word', '=', word).execute()
    }
    if (words.length < AT_ONCE) break
    last = words.at(-1)?.word ?? last
  }
  for (const { id, name } of await rows.selectFrom('tag').select(['id', 'name']).execute()) {
    const initials = consonants(name)
    if (initials !== '') await rows.updateTable('tag').set({ initials }).where('id', '=', id).execute()
  }
  await db.schema.createIndex('search_word_initials').on('search_word').columns(['initials', 'in_title']).execute()
  await db.schema.createIndex('tag_initials').on('tag').columns(['initials']).execute()
}

/** The letters a to s for the nineteen consonants, as every collation has these in this order. */
function consonants(text: string): string {
  return [...text.normalize('NFC')]
    .map((char) =>
      char >= '가' && char <= '힣' ? String.fromCharCode(97 + Math.floor((char.charCodeAt(0) - 0xac00) / 588)) : '',
    )
    .join('')
}
