import type { Tx } from '#app/core/write.server.ts'
import type { CaseFilterTable } from '#db/schema/case-work.ts'

export async function insertFilter(tx: Tx, row: CaseFilterTable): Promise<void> {
  await tx.db.insertInto('case_filter').values(row).execute()
}

export async function removeFilter(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('case_filter').where('id', '=', id).execute()
}
