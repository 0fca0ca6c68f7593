import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Mail that comes in, and what a sent mail can be answered about. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('mail').addColumn('answer_to', ddl.id).execute()
  await db.schema
    .createTable('incoming_mail')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('from_address', 'text', (c) => c.notNull())
    .addColumn('member_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('problem', ddl.json)
    .addColumn('text', 'text')
    .addColumn('category', 'text')
    .addColumn('post_id', ddl.id)
    .addColumn('at', ddl.time, (c) => c.notNull())
    .execute()
  await sql`create index incoming_mail_held on incoming_mail (from_address) where outcome = 'held'`.execute(db)
  await db.schema.createIndex('incoming_mail_at').on('incoming_mail').column('at').execute()
}
