import type { Insertable } from 'kysely'
import type { Tx } from '#app/core/write.server.ts'
import type { Database } from '#db/schema/index.ts'

export async function insertIdeaChange(tx: Tx, row: Insertable<Database['idea_change']>): Promise<void> {
  await tx.db.insertInto('idea_change').values(row).execute()
}

export async function insertKindChange(tx: Tx, row: Insertable<Database['kind_change']>): Promise<void> {
  await tx.db.insertInto('kind_change').values(row).execute()
}

export async function markKindChangeUndone(tx: Tx, id: string): Promise<void> {
  await tx.db.updateTable('kind_change').set({ undone_at: tx.at }).where('id', '=', id).execute()
}

/** Turns the replies of a thread into answers or the other way round, in every state. */
export async function convertResponses(tx: Tx, threadId: string, to: 'answer' | 'reply'): Promise<void> {
  await tx.db
    .updateTable('post')
    .set({ kind: to })
    .where('thread_id', '=', threadId)
    .where('kind', '=', to === 'answer' ? 'reply' : 'answer')
    .execute()
}
