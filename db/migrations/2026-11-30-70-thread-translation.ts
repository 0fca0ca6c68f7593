import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Title and text of an announcement in the other language, and what they were before. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('thread_translation')
    .addColumn('thread_id', ddl.id, (c) => c.primaryKey().references('thread.id'))
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('html', 'text', (c) => c.notNull())
    .addColumn('excerpt', 'text', (c) => c.notNull())
    .execute()
  await db.schema.alterTable('post_revision').addColumn('translation_title', 'text').execute()
  await db.schema.alterTable('post_revision').addColumn('translation_body', 'text').execute()
}
