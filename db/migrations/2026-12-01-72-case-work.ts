import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Who is away, who knows what, who follows which case, reminders, and saved filters of the list of cases. Decision 075. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('absence')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('starts_at', ddl.time, (c) => c.notNull())
    .addColumn('ends_at', ddl.time)
    .addColumn('by_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('absence_member').on('absence').columns(['member_id', 'ends_at']).execute()
  await db.schema.createIndex('absence_ends').on('absence').column('ends_at').execute()

  await db.schema
    .createTable('competence')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('competence_pk', ['member_id', 'kind', 'value'])
    .execute()

  await db.schema
    .createTable('case_follow')
    .addColumn('case_id', ddl.id, (c) => c.notNull().references('case.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('since', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('case_follow_pk', ['case_id', 'member_id'])
    .execute()
  await db.schema.createIndex('case_follow_member').on('case_follow').column('member_id').execute()

  await db.schema
    .createTable('case_reminder')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('case_id', ddl.id, (c) => c.notNull().references('case.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('remind_at', ddl.time, (c) => c.notNull())
    .addColumn('promised', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('ended_at', ddl.time)
    .execute()
  await db.schema
    .createIndex('case_reminder_member')
    .on('case_reminder')
    .columns(['member_id', 'ended_at', 'remind_at'])
    .execute()
  await db.schema.createIndex('case_reminder_case').on('case_reminder').column('case_id').execute()

  await db.schema
    .createTable('case_filter')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('owner_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .addColumn('shared', 'integer', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('case_filter_owner').on('case_filter').column('owner_id').execute()
  await db.schema.createIndex('case_filter_shared').on('case_filter').column('shared').execute()

  await db.schema.createIndex('case_opened').on('case').columns(['opened_at', 'id']).execute()
  await db.schema.createIndex('case_updated').on('case').columns(['updated_at', 'id']).execute()
}
