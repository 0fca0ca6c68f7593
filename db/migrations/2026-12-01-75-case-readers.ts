import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Which agents have a case open now. Rows are overwritten while they read and deleted the day after. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('case_reader')
    .addColumn('case_id', ddl.id, (c) => c.notNull().references('case.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('seen_at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('case_reader_pk', ['case_id', 'member_id'])
    .execute()
  await db.schema.createIndex('case_reader_member').on('case_reader').columns(['member_id', 'seen_at']).execute()
}
