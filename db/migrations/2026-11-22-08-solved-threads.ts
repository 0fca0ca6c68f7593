import type { Kysely } from 'kysely'

/** Solved questions: their number on the front page, and whose answers were accepted this week. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('thread_solved').on('thread').columns(['state', 'accepted_at']).execute()
  await db.schema.createIndex('tag_used').on('tag').columns(['thread_count', 'name']).execute()
}
