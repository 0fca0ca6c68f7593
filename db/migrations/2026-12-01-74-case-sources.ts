import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * What a complaint is about besides its product, the case that it was merged into, and prepared answers with their use.
 * Decision 076.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  for (const column of ['product_version text', 'reference text', 'merged_into_id text references "case" (id)'])
    await sql.raw(`alter table "case" add column ${column}`).execute(db)
  await sql`create index case_merged on "case" (merged_into_id) where merged_into_id is not null`.execute(db)

  await db.schema
    .createTable('reply_template')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('text_en', 'text', (c) => c.notNull())
    .addColumn('text_ko', 'text', (c) => c.notNull())
    .addColumn('category', 'text')
    .addColumn('set_status', 'text')
    .addColumn('set_category', 'text')
    .addColumn('remind_days', 'integer')
    .addColumn('by_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .addColumn('archived_at', ddl.time)
    .execute()
  await db.schema
    .createTable('reply_template_use')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('template_id', ddl.id, (c) => c.notNull().references('reply_template.id'))
    .addColumn('case_id', ddl.id, (c) => c.notNull().references('case.id'))
    .addColumn('by_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('reply_template_use_template')
    .on('reply_template_use')
    .columns(['template_id', 'at'])
    .execute()
  await db.schema.createIndex('reply_template_use_case').on('reply_template_use').column('case_id').execute()
}
