import type { Tx } from '#app/core/write.server.ts'
import type { ModerationNoteTable } from '#db/schema/moderation.ts'

export async function insertNote(tx: Tx, row: ModerationNoteTable): Promise<void> {
  await tx.db.insertInto('moderation_note').values(row).execute()
}
