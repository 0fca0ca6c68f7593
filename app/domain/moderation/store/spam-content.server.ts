import type { Tx } from '#app/core/write.server.ts'
import type { SpamCleanupContentTable } from '#db/schema/moderation.ts'

export async function insertCleanedContent(tx: Tx, row: SpamCleanupContentTable): Promise<void> {
  await tx.db.insertInto('spam_cleanup_content').values(row).execute()
}

/** Of a member, all that one decision about spam hid besides posts. */
export async function deleteCleanedContent(tx: Tx, cleanupId: string, memberId: string): Promise<void> {
  await tx.db
    .deleteFrom('spam_cleanup_content')
    .where('cleanup_id', '=', cleanupId)
    .where('member_id', '=', memberId)
    .execute()
}
