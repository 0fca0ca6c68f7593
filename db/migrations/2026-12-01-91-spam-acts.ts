import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** The "me too" and the open flags that a decision about spam took back, so that undoing it returns them. Decision 080. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .alterTable('spam_cleanup')
    .addColumn('me_toos', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('spam_cleanup_me_too')
    .addColumn('cleanup_id', ddl.id, (c) => c.notNull().references('spam_cleanup.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('thread_id', ddl.id, (c) => c.notNull().references('thread.id'))
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('spam_cleanup_me_too_pk', ['cleanup_id', 'member_id', 'thread_id'])
    .execute()
  await db.schema.createIndex('spam_cleanup_me_too_member').on('spam_cleanup_me_too').column('member_id').execute()
  await db.schema.createIndex('spam_cleanup_me_too_thread').on('spam_cleanup_me_too').column('thread_id').execute()

  await db.schema.alterTable('flag').addColumn('spam_cleanup_id', ddl.id).execute()
  await sql.raw(`create index flag_cleanup on flag (spam_cleanup_id) where spam_cleanup_id is not null`).execute(db)
}
