import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Acts that wait for a person, devices that outlive their session, and an index for how often a rule has paid. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('held_act')
    .addColumn('event_id', ddl.id, (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('post_id', ddl.id, (c) => c.notNull())
    .addColumn('giver_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('receiver_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('held_at', ddl.time, (c) => c.notNull())
    .addColumn('decided_at', ddl.time)
    .addColumn('decided_by', ddl.id, (c) => c.references('member.id'))
    .execute()
  await db.schema.createIndex('held_act_giver').on('held_act').columns(['giver_id', 'state', 'receiver_id']).execute()
  await db.schema.createIndex('held_act_receiver').on('held_act').columns(['receiver_id']).execute()
  await db.schema.createIndex('held_act_post').on('held_act').columns(['post_id']).execute()
  await db.schema.createIndex('held_act_decider').on('held_act').columns(['decided_by']).execute()
  await db.schema
    .createTable('member_device')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id').onDelete('cascade'))
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('browser', 'text', (c) => c.notNull())
    .addColumn('last_seen_at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('member_device_key', ['member_id', 'address', 'browser'])
    .execute()
  await db.schema
    .createIndex('member_device_address')
    .on('member_device')
    .columns(['address', 'browser', 'member_id'])
    .execute()
  await db.schema.createIndex('member_device_seen').on('member_device').columns(['last_seen_at']).execute()
  await db.schema
    .createIndex('ledger_transaction_times')
    .on('ledger_transaction')
    .columns(['member_id', 'rule', 'day', 'counted_giver_id', 'effect'])
    .execute()
}
