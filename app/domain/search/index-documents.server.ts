import type { Tx } from '#app/core/write.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { SearchDocument } from './document.ts'
import { removeDocument, saveDocuments } from './store/documents.server.ts'

/** `force`: also when the text did not change, because its tokens did. */
export type IndexOptions = { force?: boolean }

/** The text of a subject as it is now; null when there is nothing to show. */
export type ReadDocument = (db: Db, subjectId: string) => Promise<SearchDocument | null>

/**
 * Reads subjects and adds them to the index, or removes them when there is nothing to show. One writer at a time per
 * subject; the text is read after the lock, otherwise an older text could overwrite a newer one.
 * @param subjectIds a few hundred at most, each once
 */
export async function indexDocuments(
  tx: Tx,
  subjectIds: readonly string[],
  read: ReadDocument,
  { force = false }: IndexOptions,
): Promise<void> {
  // In one order everywhere, so that two writers cannot deadlock.
  const ordered = subjectIds.toSorted()
  for (const id of ordered) await tx.dialect.lockNamed(tx.db, `search:${id}`)
  const found: SearchDocument[] = []
  for (const id of ordered) {
    const document = await read(tx.db, id)
    if (document === null) await removeDocument(tx, id)
    else found.push(document)
  }
  await saveDocuments(tx, found, force)
}
