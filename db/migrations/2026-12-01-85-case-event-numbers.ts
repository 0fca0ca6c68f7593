import { sql, type Kysely } from 'kysely'

/**
 * The entries of a case's time line are numbered from 1, so that the last number says what somebody has seen of it. Times
 * and ids can't: of two writes at once, the one that began first may be the one that is kept last.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('case_event')
    .addColumn('number', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`update case_event set number = (
    select count(*) from case_event as earlier
    where earlier.case_id = case_event.case_id
      and (earlier.at < case_event.at or (earlier.at = case_event.at and earlier.id <= case_event.id)))`.execute(db)
  await db.schema.createIndex('case_event_number').on('case_event').columns(['case_id', 'number']).unique().execute()
}
