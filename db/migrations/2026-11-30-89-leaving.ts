import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Members who leave, with the sealed copy by which they can return, and copies of their data that members ask for. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('member').addColumn('deleted_at', ddl.time).execute()
  await db.schema
    .createTable('member_departure')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('left_at', ddl.time, (c) => c.notNull())
    .addColumn('by_id', ddl.id)
    .addColumn('posts', 'text', (c) => c.notNull())
    .addColumn('erase_at', ddl.time, (c) => c.notNull())
    .addColumn('sealed', 'text')
    .addColumn('returned_at', ddl.time)
    .addColumn('erased_at', ddl.time)
    .execute()
  await db.schema.createIndex('member_departure_of').on('member_departure').columns(['member_id']).execute()
  await db.schema
    .createIndex('member_departure_due')
    .on('member_departure')
    .columns(['erased_at', 'returned_at', 'erase_at'])
    .execute()
  await db.schema
    .createTable('data_export')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('asked_at', ddl.time, (c) => c.notNull())
    .addColumn('ready_at', ddl.time)
    .addColumn('expires_at', ddl.time)
    .addColumn('bytes', 'integer')
    .execute()
  await db.schema.createIndex('data_export_of').on('data_export').columns(['member_id', 'asked_at']).execute()
}
