import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * What makes a site the company's own, beside its settings: logo and icon (in the database, because they are small, few,
 * and belong to its backups), and the announcements above every page.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('brand_file')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('base64', 'text', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('banner')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('text_en', 'text', (c) => c.notNull())
    .addColumn('text_ko', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('from_at', ddl.time, (c) => c.notNull())
    .addColumn('until_at', ddl.time, (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('created_by', ddl.id, (c) => c.references('member.id'))
    .execute()
}
