import type { Tx } from '#app/core/write.server.ts'
import type { SearchDocument } from './document.ts'
import { removeDocument, saveDocument } from './store.server.ts'

/** `force`: also when the text is the same as before, because the tokens it makes are not. */
export type IndexOptions = { force?: boolean }

/**
 * Reads a subject and puts it into the index, or takes it out when there is nothing to show. One writer at a time per subject, and
 * the reading comes after the lock: otherwise an older text could overwrite a newer one.
 */
export async function indexDocument(tx: Tx, subjectId: string, read: () => Promise<SearchDocument | null>, { force = false }: IndexOptions): Promise<void> {
  await tx.dialect.lockNamed(tx.db, `search:${subjectId}`)
  const document = await read()
  if (document === null) await removeDocument(tx, subjectId)
  else await saveDocument(tx, document, force)
}
