import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { requestOf, type LegalRequest } from '#app/domain/legal-requests/legal-request.ts'
import type { LegalRequestTable } from '#db/schema/legal-requests.ts'

export async function insertRequest(tx: Tx, row: LegalRequestTable): Promise<void> {
  await tx.db.insertInto('legal_request').values(row).execute()
}

export async function requestForUpdate(tx: Tx, id: string): Promise<LegalRequest | null> {
  const query = tx.db.selectFrom('legal_request').selectAll().where('id', '=', id)
  const row = await tx.dialect.lockRow(query).executeTakeFirst()
  return row === undefined ? null : requestOf(row)
}

export async function updateRequest(tx: Tx, id: string, values: Partial<LegalRequestTable>): Promise<void> {
  await tx.db.updateTable('legal_request').set(values).where('id', '=', id).execute()
}

/** Deletes requests whose address was never confirmed. */
export async function deleteUnconfirmed(tx: Tx, before: Instant): Promise<void> {
  await tx.db.deleteFrom('legal_request').where('created_at', '<', before).where('state', '=', 'unconfirmed').execute()
}

/** Forgets who asked, and what for, in requests that ended before then. The rows stay for the public log. */
export async function forgetRequesters(tx: Tx, before: Instant): Promise<void> {
  await tx.db
    .updateTable('legal_request')
    .set({ name: '', email: null, on_behalf: '', body: '', law: '' })
    .where('created_at', '<', before)
    .where('decided_at', '<', before)
    .where('state', 'in', ['removed', 'refused', 'restored', 'ended'])
    .where('body', '!=', '')
    .execute()
}
