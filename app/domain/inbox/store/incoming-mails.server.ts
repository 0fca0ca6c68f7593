import type { Tx } from '#app/core/write.server.ts'
import type { IncomingMailTable } from '#db/schema/inbox.ts'

/** @returns false when the message was written down before */
export async function insertIncomingMail(tx: Tx, row: IncomingMailTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('incoming_mail')
    .values(row)
    .onConflict((c) => c.column('key').doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

export async function markPosted(tx: Tx, id: string, memberId: string, postId: string): Promise<void> {
  await tx.db
    .updateTable('incoming_mail')
    .set({ outcome: 'posted', member_id: memberId, post_id: postId, text: null })
    .where('id', '=', id)
    .execute()
}

/** Deletes what came before that instant, with the texts that were kept. */
export async function deleteIncomingBefore(tx: Tx, before: string): Promise<number> {
  const { numDeletedRows } = await tx.db.deleteFrom('incoming_mail').where('at', '<', before).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
