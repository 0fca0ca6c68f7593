import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Why complaints happen, what fixes it, and who was told of the fix and asked whether it holds. Decision 077. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('root_cause')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('parent_id', ddl.id, (c) => c.references('root_cause.id'))
    .addColumn('owner_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('fixed_at', ddl.time)
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('case_cause')
    .addColumn('case_id', ddl.id, (c) => c.notNull().references('case.id'))
    .addColumn('cause_id', ddl.id, (c) => c.notNull().references('root_cause.id'))
    .addColumn('by_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('case_cause_pk', ['case_id', 'cause_id'])
    .execute()
  await db.schema.createIndex('case_cause_cause').on('case_cause').column('cause_id').execute()
  await db.schema
    .createTable('cause_fix')
    .addColumn('thread_id', ddl.id, (c) => c.notNull().references('thread.id'))
    .addColumn('cause_id', ddl.id, (c) => c.notNull().references('root_cause.id'))
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('by_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('cause_fix_pk', ['thread_id', 'cause_id'])
    .execute()
  await db.schema.createIndex('cause_fix_cause').on('cause_fix').column('cause_id').execute()
  await db.schema
    .createTable('fix_notice')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('cause_id', ddl.id, (c) => c.notNull().references('root_cause.id'))
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('thread_id', ddl.id, (c) => c.notNull().references('thread.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('because', 'text', (c) => c.notNull())
    .addColumn('quote', 'text', (c) => c.notNull())
    .addColumn('quote_lang', 'text')
    .addColumn('told_at', ddl.time, (c) => c.notNull())
    .addColumn('asked_at', ddl.time)
    .addColumn('answer', 'integer')
    .addColumn('answered_at', ddl.time)
    .execute()
  await db.schema
    .createIndex('fix_notice_once')
    .unique()
    .on('fix_notice')
    .columns(['cause_id', 'round', 'member_id'])
    .execute()
  await db.schema.createIndex('fix_notice_thread').on('fix_notice').column('thread_id').execute()
  await db.schema.createIndex('fix_notice_member').on('fix_notice').column('member_id').execute()
  await sql`create index fix_notice_to_ask on fix_notice (told_at) where asked_at is null and answer is null`.execute(
    db,
  )
}
