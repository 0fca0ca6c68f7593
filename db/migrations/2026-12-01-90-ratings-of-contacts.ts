import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** People without an account are asked how their case went too: the answer of a case without a member. Decision 077. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('csat_response_of_anybody')
    .addColumn('case_id', ddl.id, (c) => c.primaryKey().references('case.id'))
    .addColumn('member_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('asked_at', ddl.time, (c) => c.notNull())
    .addColumn('expires_at', ddl.time, (c) => c.notNull())
    .addColumn('reminded_at', ddl.time)
    .addColumn('score', 'integer')
    .addColumn('answered_at', ddl.time)
    .addColumn('comment', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('invited_at', ddl.time)
    .execute()
  const kept = sql.raw('case_id, member_id, asked_at, expires_at, reminded_at, score, answered_at, comment, invited_at')
  await sql`insert into csat_response_of_anybody (${kept}) select ${kept} from csat_response`.execute(db)
  await db.schema.dropTable('csat_response').execute()
  await db.schema.alterTable('csat_response_of_anybody').renameTo('csat_response').execute()
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
}
