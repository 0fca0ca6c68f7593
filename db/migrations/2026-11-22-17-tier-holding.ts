import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Until when a tier is held, what the member was told of it, and the history they can read. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('member_standing').addColumn('reached_at', ddl.time).execute()
  await db.schema.alterTable('member_standing').addColumn('held_until', ddl.time).execute()
  await db.schema.alterTable('member_standing').addColumn('warned_at', ddl.time).execute()
  await db.schema.alterTable('member_standing').addColumn('near_told', 'text').execute()
  await db.schema
    .createIndex('member_standing_tier')
    .on('member_standing')
    .columns(['tier', 'score', 'member_id'])
    .execute()
  await db.schema
    .createTable('tier_event')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('tier', 'text', (c) => c.notNull())
    .addColumn('before', 'text', (c) => c.notNull())
    .addColumn('score', ddl.amount, (c) => c.notNull())
    .addColumn('bar', ddl.amount, (c) => c.notNull())
    .addColumn('until', ddl.time)
    .execute()
  await db.schema.createIndex('tier_event_member').on('tier_event').columns(['member_id', 'at', 'id']).execute()
}
