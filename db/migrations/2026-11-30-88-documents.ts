import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Terms, privacy policy and community guidelines in versions, and which of them a member agreed to. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('document_version')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('text_en', 'text', (c) => c.notNull())
    .addColumn('text_ko', 'text', (c) => c.notNull())
    .addColumn('sections_en', ddl.json, (c) => c.notNull())
    .addColumn('sections_ko', ddl.json, (c) => c.notNull())
    .addColumn('note_en', 'text', (c) => c.notNull())
    .addColumn('note_ko', 'text', (c) => c.notNull())
    .addColumn('asks', ddl.flag, (c) => c.notNull())
    .addColumn('saved_at', ddl.time, (c) => c.notNull())
    .addColumn('saved_by', ddl.id)
    .addColumn('published_at', ddl.time)
    .addColumn('published_by', ddl.id)
    .addColumn('valid_from', ddl.time)
    .addUniqueConstraint('document_version_number', ['kind', 'version'])
    .execute()
  await db.schema
    .createTable('document_consent')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('how', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('document_consent_key', ['member_id', 'kind', 'version'])
    .execute()
  await db.schema.createIndex('document_consent_version').on('document_consent').columns(['kind', 'version']).execute()
}
