import type { Tx } from '#app/core/write.server.ts'
import type { DataExportTable } from '#db/schema/leaving.ts'

export async function insertExport(tx: Tx, row: DataExportTable): Promise<void> {
  await tx.db.insertInto('data_export').values(row).execute()
}

/** Notes that the file is there. @returns false when it was noted before */
export async function setReady(
  tx: Tx,
  id: string,
  { bytes, expiresAt }: { bytes: number; expiresAt: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('data_export')
    .set({ ready_at: tx.at, expires_at: expiresAt, bytes })
    .where('id', '=', id)
    .where('ready_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function deleteExport(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('data_export').where('id', '=', id).execute()
}
