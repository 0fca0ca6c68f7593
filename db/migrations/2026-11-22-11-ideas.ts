import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Ideas have a status with its history; a thread that changed its kind can go back. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('thread').addColumn('idea_status', 'text').execute()
  await sql`update thread set idea_status = 'open' where kind = 'idea'`.execute(db)
  await db.schema
    .createIndex('thread_idea')
    .on('thread')
    .columns(['kind', 'state', 'idea_status', 'votes', 'id'])
    .execute()
  await db.schema
    .createTable('idea_change')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('thread_id', ddl.id, (c) => c.notNull().references('thread.id'))
    .addColumn('from_status', 'text', (c) => c.notNull())
    .addColumn('to_status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .addColumn('changed_by', ddl.id)
    .addColumn('undoes_id', ddl.id)
    .execute()
  await db.schema
    .createIndex('idea_change_thread')
    .on('idea_change')
    .columns(['thread_id', 'changed_at', 'id'])
    .execute()
  await db.schema
    .createTable('kind_change')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('thread_id', ddl.id, (c) => c.notNull().references('thread.id'))
    .addColumn('from_kind', 'text', (c) => c.notNull())
    .addColumn('to_kind', 'text', (c) => c.notNull())
    .addColumn('idea_status', 'text')
    .addColumn('accepted_post_id', ddl.id)
    .addColumn('accepted_by', ddl.id)
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .addColumn('changed_by', ddl.id)
    .addColumn('undone_at', ddl.time)
    .execute()
  await db.schema
    .createIndex('kind_change_thread')
    .on('kind_change')
    .columns(['thread_id', 'changed_at', 'id'])
    .execute()
}
