import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * What customers are asked after a case and between cases, and what they answered; the case that a new one continues.
 * Decision 077.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await sql.raw('alter table "case" add column earlier_case_id text references "case" (id)').execute(db)
  await sql.raw('create index case_resolved on "case" (resolved_at) where resolved_at is not null').execute(db)
  await sql.raw(`create index case_to_close on "case" (resolved_at) where status = 'resolved'`).execute(db)

  await db.schema
    .createTable('csat_response')
    .addColumn('case_id', ddl.id, (c) => c.primaryKey().references('case.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('asked_at', ddl.time, (c) => c.notNull())
    .addColumn('expires_at', ddl.time, (c) => c.notNull())
    .addColumn('reminded_at', ddl.time)
    .addColumn('score', 'integer')
    .addColumn('answered_at', ddl.time)
    .addColumn('comment', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('invited_at', ddl.time)
    .execute()
  await db.schema
    .createIndex('csat_response_member')
    .on('csat_response')
    .columns(['member_id', 'answered_at'])
    .execute()
  await sql`create index csat_response_open on csat_response (asked_at) where score is null and reminded_at is null`.execute(
    db,
  )
  await sql`create index csat_response_answered on csat_response (answered_at) where answered_at is not null`.execute(
    db,
  )

  await db.schema
    .createTable('nps_response')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('asked_at', ddl.time, (c) => c.notNull())
    .addColumn('expires_at', ddl.time, (c) => c.notNull())
    .addColumn('score', 'integer')
    .addColumn('answered_at', ddl.time)
    .addColumn('comment', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('case_id', ddl.id, (c) => c.references('case.id'))
    .execute()
  await db.schema.createIndex('nps_response_member').on('nps_response').columns(['member_id', 'asked_at']).execute()
  await sql`create index nps_response_answered on nps_response (answered_at) where answered_at is not null`.execute(db)
}
