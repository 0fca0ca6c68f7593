import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * What the report counts of a case, beside it: a report of a year reads one short row of each case instead of its time
 * line. Empty at first: a case without a row is worked out from its time line until the job `recompute-case-facts` has
 * written it. The indexes are what a report reads of cases and of what belongs to them. Columns of a condition are in the
 * index too: SQLite reads the row of the case without them. Decision 084.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('case_fact')
    .addColumn('case_id', ddl.id, (c) => c.primaryKey().references('case.id'))
    .addColumn('facts', ddl.json, (c) => c.notNull())
    .addColumn('rating', 'integer')
    .execute()
  const listed = 'dismissed = 0 and merged_into_id is null'
  for (const statement of [
    `create index case_report on "case" (opened_at, id, product_id, thread_id, customer_id, severity, category, source, lang, tier, dismissed, merged_into_id) where ${listed}`,
    `create index case_event_raises on case_event (case_id, kind) where kind in ('raised', 'raise_undone')`,
    `create index csat_low on csat_response (answered_at) where score <= 2 and comment != ''`,
    `create index detection_label_detected on detection_label (at, verdict) where score is not null`,
  ])
    await sql.raw(statement).execute(db)
  await sql`drop index detection_label_at`.execute(db)
}
