import type { Tx } from '#app/core/write.server.ts'
import type { DetectionHeadTable } from '#db/schema/cases.ts'

export async function insertHead(tx: Tx, row: DetectionHeadTable): Promise<void> {
  await tx.db.insertInto('detection_head').values(row).execute()
}
