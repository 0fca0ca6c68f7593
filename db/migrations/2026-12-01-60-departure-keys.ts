import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** How a sign-in finds the departure of a member who left. Members who left before have the link alone. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('departure_key')
    .addColumn('key_hash', 'text', (c) => c.notNull())
    .addColumn('departure_id', ddl.id, (c) => c.notNull().references('member_departure.id'))
    .addPrimaryKeyConstraint('departure_key_pk', ['key_hash', 'departure_id'])
    .execute()
  await db.schema.createIndex('departure_key_of').on('departure_key').columns(['departure_id']).execute()
}
