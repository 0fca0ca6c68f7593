import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('search_document')
    .addColumn('rowid', ddl.serialType, ddl.serial)
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('subject_id', ddl.id, (c) => c.notNull().unique())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('parts', ddl.json, (c) => c.notNull().defaultTo('[]'))
    .addColumn('lang', 'text')
    .addColumn('title_tokens', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('body_tokens', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('updated_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('search_document_type').on('search_document').columns(['type', 'rowid']).execute()
  await ddl.fullText(db)
}
