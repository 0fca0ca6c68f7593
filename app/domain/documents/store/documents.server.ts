import type { Tx } from '#app/core/write.server.ts'
import type { DocumentConsentTable, DocumentVersionTable } from '#db/schema/documents.ts'

/** Saves the version that is being written; one without `published_at` is replaced. */
export async function saveVersion(tx: Tx, row: DocumentVersionTable): Promise<void> {
  const { id: _id, kind: _kind, version: _version, ...values } = row
  await tx.db
    .insertInto('document_version')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['kind', 'version']).doUpdateSet(values).where('document_version.published_at', 'is', null),
    )
    .execute()
}

/** Gives up the version that is being written. @returns whether there was one */
export async function deleteUnpublished(tx: Tx, kind: DocumentVersionTable['kind']): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('document_version')
    .where('kind', '=', kind)
    .where('published_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Writes down that a member agreed to a version. @returns whether that is new */
export async function insertConsent(tx: Tx, consent: Omit<DocumentConsentTable, 'at'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('document_consent')
    .values({ ...consent, at: tx.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
