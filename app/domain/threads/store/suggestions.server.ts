import type { Updateable } from 'kysely'
import type { Tx } from '#app/core/write.server.ts'
import type { Database } from '#db/schema/index.ts'
import type { EditSuggestionTable } from '#db/schema/threads.ts'

/**
 * The open suggestion of a member for a post; the row of the post is locked already, so no other writer adds one
 * meanwhile.
 */
export function findOpenSuggestion(tx: Tx, postId: string, memberId: string): Promise<EditSuggestionTable | undefined> {
  return tx.db
    .selectFrom('edit_suggestion')
    .selectAll()
    .where('open_key', '=', `${postId}:${memberId}`)
    .executeTakeFirst()
}

export function suggestionForUpdate(tx: Tx, id: string): Promise<EditSuggestionTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('edit_suggestion').selectAll().where('id', '=', id)).executeTakeFirst()
}

export async function insertSuggestion(tx: Tx, row: EditSuggestionTable): Promise<void> {
  await tx.db.insertInto('edit_suggestion').values(row).execute()
}

export async function updateSuggestion(
  tx: Tx,
  id: string,
  values: Updateable<Database['edit_suggestion']>,
): Promise<void> {
  await tx.db.updateTable('edit_suggestion').set(values).where('id', '=', id).execute()
}
