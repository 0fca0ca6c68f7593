import type { Kysely } from 'kysely'

/** Second looks are at stories, profiles and pictures too. Decision 080. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('second_look').renameColumn('post_id', 'subject_id').execute()
  await db.schema
    .alterTable('second_look')
    .addColumn('subject_type', 'text', (c) => c.notNull().defaultTo('post'))
    .execute()
}
