import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * People without an account are told of a fix too: a notice names either a member or, in `case_id`, the case whose
 * contact is told. Decision 077.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('fix_notice_to_anybody')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('cause_id', ddl.id, (c) => c.notNull().references('root_cause.id'))
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('thread_id', ddl.id, (c) => c.notNull().references('thread.id'))
    .addColumn('member_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('case_id', ddl.id, (c) => c.references('case.id'))
    .addColumn('because', 'text', (c) => c.notNull())
    .addColumn('quote', 'text', (c) => c.notNull())
    .addColumn('quote_lang', 'text')
    .addColumn('told_at', ddl.time, (c) => c.notNull())
    .addColumn('asked_at', ddl.time)
    .addColumn('answer', 'integer')
    .addColumn('answered_at', ddl.time)
    .execute()
  const kept = sql.raw(
    'id, cause_id, round, thread_id, member_id, because, quote, quote_lang, told_at, asked_at, answer, answered_at',
  )
  await sql`insert into fix_notice_to_anybody (${kept}) select ${kept} from fix_notice`.execute(db)
  await db.schema.dropTable('fix_notice').execute()
  await db.schema.alterTable('fix_notice_to_anybody').renameTo('fix_notice').execute()
  for (const who of ['member_id', 'case_id'])
    await db.schema
      .createIndex(who === 'member_id' ? 'fix_notice_once' : 'fix_notice_contact_once')
      .unique()
      .on('fix_notice')
      .columns(['cause_id', 'round', who])
      .execute()
  await db.schema.createIndex('fix_notice_thread').on('fix_notice').column('thread_id').execute()
  await db.schema.createIndex('fix_notice_member').on('fix_notice').column('member_id').execute()
  await db.schema.createIndex('fix_notice_case').on('fix_notice').column('case_id').execute()
  await sql`create index fix_notice_to_ask on fix_notice (told_at) where asked_at is null and answer is null`.execute(
    db,
  )
}
