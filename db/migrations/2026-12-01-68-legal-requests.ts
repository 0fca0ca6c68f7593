import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Requests of people outside to take a post out of sight for a reason of law. Decision 073. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('legal_request')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('ground', 'text', (c) => c.notNull())
    .addColumn('post_id', ddl.id, (c) => c.notNull())
    .addColumn('thread_id', ddl.id, (c) => c.notNull())
    .addColumn('opening', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('on_behalf', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('law', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('confirmed_at', ddl.time)
    .addColumn('decided_at', ddl.time)
    .addColumn('ended_at', ddl.time)
    .addColumn('until_at', ddl.time)
    .addColumn('decision_id', ddl.id)
    .addColumn('review_item_id', ddl.id)
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema.createIndex('legal_request_created').on('legal_request').column('created_at').execute()
  await sql`create index legal_request_email on legal_request (email, created_at) where email is not null`.execute(db)
  await sql`create index legal_request_decision on legal_request (decision_id) where decision_id is not null`.execute(
    db,
  )
  await sql`create index legal_request_thread on legal_request (thread_id) where decision_id is not null`.execute(db)
  await sql`create index legal_request_until on legal_request (until_at) where state in ('hidden', 'objected')`.execute(
    db,
  )
}
