import type { Tx } from '#app/core/write.server.ts'
import { boundParts, documentTokens } from './document.ts'
import type { SearchDocument } from './document.ts'
import { spellingsIn } from './spelling.ts'

/** Puts or replaces; a document that is in the index just so is left alone unless `force`, which a changed tokenizer needs. */
export async function saveDocument(tx: Tx, { type, subjectId, title, parts, lang }: SearchDocument, force: boolean): Promise<void> {
  const bounded = boundParts(parts)
  const row = { type, title, parts: JSON.stringify(bounded), lang }
  const known = await tx.db.selectFrom('search_document').select(['title', 'parts', 'lang']).where('subject_id', '=', subjectId).executeTakeFirst()
  if (!force && known !== undefined && known.title === row.title && known.parts === row.parts && known.lang === lang) return

  const tokens = documentTokens({ title, parts: bounded })
  const values = { ...row, title_tokens: tokens.title.length, body_tokens: tokens.body.length, updated_at: tx.at }
  const { rowid } = await tx.db
    .insertInto('search_document')
    .values({ subject_id: subjectId, ...values })
    .onConflict((conflict) => conflict.column('subject_id').doUpdateSet(values))
    .returning('rowid')
    .executeTakeFirstOrThrow()
  await tx.dialect.fullText.put(tx.db, rowid, tokens)
  if (type !== 'member') await saveWords(tx, title)
}

/** In the order of the words, so that two writers never wait for each other in a circle. */
async function saveWords(tx: Tx, title: string): Promise<void> {
  const rows = spellingsIn(title).map((spelling) => ({ ...spelling, length: spelling.letters.length })).toSorted((a, b) => (a.word < b.word ? -1 : 1))
  if (rows.length > 0) await tx.db.insertInto('search_word').values(rows).onConflict((conflict) => conflict.column('word').doNothing()).execute()
}

/** Takes a subject out of the index; nothing happens when it isn't there. */
export async function removeDocument(tx: Tx, subjectId: string): Promise<void> {
  const known = await tx.db.selectFrom('search_document').select('rowid').where('subject_id', '=', subjectId).executeTakeFirst()
  if (known === undefined) return
  await tx.dialect.fullText.remove(tx.db, known.rowid)
  await tx.db.deleteFrom('search_document').where('rowid', '=', known.rowid).execute()
}
