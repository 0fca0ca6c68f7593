import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Days on which members came by, the grace a trust level is in, and the history of levels that members can read. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('member_day')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('member_day_key', ['member_id', 'day'])
    .execute()
  await db.schema
    .createTable('trust_grace')
    .addColumn('member_id', ddl.id, (c) => c.primaryKey().references('member.id'))
    .addColumn('since', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('trust_event')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('before', 'integer', (c) => c.notNull())
    .addColumn('after', 'integer', (c) => c.notNull())
    .addColumn('figure', 'text')
    .addColumn('value', 'integer')
    .addColumn('bar', 'integer')
    .addColumn('until', ddl.time)
    .execute()
  await db.schema.createIndex('trust_event_member').on('trust_event').columns(['member_id', 'at', 'id']).execute()
  await db.schema.createIndex('member_trust').on('member').columns(['trust_level', 'id']).execute()
}
