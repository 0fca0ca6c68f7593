import type { Tx } from '#app/core/write.server.ts'
import { boundParts, documentTokens, type SearchDocument } from '#app/domain/search/document.ts'
import { spellingsIn, spellingsInBody, type Spelling } from '#app/domain/search/spelling.ts'

/** Words put in at a time; a statement has room for some ten thousand values. */
const WORDS_AT_ONCE = 1_000

/**
 * Inserts or replaces documents; an unchanged one is skipped unless `force`, which a changed tokenizer needs.
 * @param documents of different subjects, a few hundred at most
 */
export async function saveDocuments(tx: Tx, documents: readonly SearchDocument[], force: boolean): Promise<void> {
  const bounded = documents.map((document) => ({ ...document, parts: boundParts(document.parts) }))
  const known = force ? new Map<string, KnownDocument>() : await knownDocuments(tx, bounded)
  const changed = bounded.filter((document) => isChanged(document, known.get(document.subjectId)))
  if (changed.length === 0) return
  const tokens = changed.map(documentTokens)
  const rows = await tx.db
    .insertInto('search_document')
    .values(
      changed.map(({ type, subjectId, title, parts, lang }, at) => ({
        type,
        subject_id: subjectId,
        title,
        parts: JSON.stringify(parts),
        lang,
        title_tokens: tokens[at]?.title.length ?? 0,
        body_tokens: tokens[at]?.body.length ?? 0,
        updated_at: tx.at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('subject_id')
        .doUpdateSet((eb) => Object.fromEntries(replaced.map((column) => [column, eb.ref(`excluded.${column}`)]))),
    )
    .returning(['rowid', 'subject_id'])
    .execute()
  const rowidOf = new Map(rows.map(({ rowid, subject_id }) => [subject_id, rowid]))
  await tx.dialect.fullText.put(
    tx.db,
    changed.flatMap(({ subjectId }, at) => {
      const rowid = rowidOf.get(subjectId)
      const own = tokens[at]
      return rowid === undefined || own === undefined ? [] : [{ rowid, ...own }]
    }),
  )
  const said = changed.filter(({ type }) => type !== 'member')
  await saveWords(
    tx,
    said.flatMap(({ parts }) => parts.filter(({ id }) => id !== null)).flatMap(({ text }) => spellingsInBody(text)),
    0,
  )
  await saveWords(
    tx,
    said
      .flatMap(({ title, parts }) => [title, ...parts.filter(({ id }) => id === null).map(({ text }) => text)])
      .flatMap(spellingsIn),
    1,
  )
}

const replaced = ['type', 'title', 'parts', 'lang', 'title_tokens', 'body_tokens', 'updated_at'] as const

type KnownDocument = { title: string; parts: string; lang: SearchDocument['lang'] }

async function knownDocuments(tx: Tx, documents: readonly SearchDocument[]): Promise<Map<string, KnownDocument>> {
  if (documents.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('search_document')
    .select(['subject_id', 'title', 'parts', 'lang'])
    .where(
      'subject_id',
      'in',
      documents.map(({ subjectId }) => subjectId),
    )
    .execute()
  return new Map(rows.map((row) => [row.subject_id, row]))
}

function isChanged({ title, parts, lang }: SearchDocument, known: KnownDocument | undefined): boolean {
  return known === undefined || known.title !== title || known.parts !== JSON.stringify(parts) || known.lang !== lang
}

/** In the order of the words, so that two writers cannot deadlock. */
async function saveWords(tx: Tx, spellings: readonly Spelling[], inTitle: 0 | 1): Promise<void> {
  const rows = [...new Map(spellings.map((spelling) => [spelling.word, spelling])).values()]
    .map((spelling) => ({ ...spelling, length: spelling.letters.length, in_title: inTitle }))
    .toSorted((a, b) => (a.word < b.word ? -1 : 1))
  for (let from = 0; from < rows.length; from += WORDS_AT_ONCE) {
    await tx.db
      .insertInto('search_word')
      .values(rows.slice(from, from + WORDS_AT_ONCE))
      .onConflict((conflict) =>
        inTitle === 0
          ? conflict.column('word').doNothing()
          : conflict.column('word').doUpdateSet({ in_title: 1 }).where('search_word.in_title', '=', 0),
      )
      .execute()
  }
}

/** Removes a subject from the index; changes nothing when it is not there. */
export async function removeDocument(tx: Tx, subjectId: string): Promise<void> {
  const known = await tx.db
    .selectFrom('search_document')
    .select('rowid')
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()
  if (known === undefined) return
  await tx.dialect.fullText.remove(tx.db, known.rowid)
  await tx.db.deleteFrom('search_document').where('rowid', '=', known.rowid).execute()
}

/** Deletes words from the list of known ones. */
export async function deleteWords(tx: Tx, words: readonly string[]): Promise<void> {
  await tx.db
    .deleteFrom('search_word')
    .where('word', 'in', [...words])
    .execute()
}
