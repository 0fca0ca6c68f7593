import type { Tx } from '#app/core/write.server.ts'
import type { CaseReminderTable } from '#db/schema/case-work.ts'

export async function insertReminder(tx: Tx, row: CaseReminderTable): Promise<void> {
  await tx.db.insertInto('case_reminder').values(row).execute()
}

export async function closeReminder(tx: Tx, id: string): Promise<void> {
  await tx.db.updateTable('case_reminder').set({ ended_at: tx.at }).where('id', '=', id).execute()
}
