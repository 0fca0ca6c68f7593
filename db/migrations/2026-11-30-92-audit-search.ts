import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** The audit log is read by member, act, subject and day; what the last check of its hashes found is kept. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  for (const column of ['actor_id', 'action', 'subject_id'])
    await db.schema.createIndex(`audit_event_${column}`).on('audit_event').columns([column, 'seq']).execute()
  await db.schema.createIndex('audit_event_at').on('audit_event').column('at').execute()
  await db.schema
    .createTable('audit_check')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('rows', 'integer', (c) => c.notNull())
    .addColumn('broken_at', 'integer')
    .execute()
}
