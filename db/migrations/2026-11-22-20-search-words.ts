import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('search_word')
    .addColumn('word', 'text', (c) => c.primaryKey())
    .addColumn('letters', 'text', (c) => c.notNull())
    .addColumn('length', 'integer', (c) => c.notNull())
    .addColumn('head', 'text', (c) => c.notNull())
    .addColumn('tail', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('search_word_head').on('search_word').columns(['head', 'length']).execute()
  await db.schema.createIndex('search_word_tail').on('search_word').columns(['tail', 'length']).execute()
  await db.schema
    .createTable('deflection')
    .addColumn('thread_id', ddl.id, (c) => c.notNull().references('thread.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('deflection_key', ['thread_id', 'member_id'])
    .execute()
  await db.schema.createIndex('deflection_time').on('deflection').columns(['created_at']).execute()
}
