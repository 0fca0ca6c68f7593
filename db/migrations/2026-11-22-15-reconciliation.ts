import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('reconciliation')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('took_ms', 'integer', (c) => c.notNull())
    .addColumn('transactions', ddl.amount, (c) => c.notNull())
    .addColumn('entries', ddl.amount, (c) => c.notNull())
    .addColumn('finding_count', 'integer', (c) => c.notNull())
    .addColumn('findings', ddl.json, (c) => c.notNull())
    .addColumn('by_member_id', ddl.id)
    .execute()
  await db.schema.createIndex('reconciliation_at').on('reconciliation').columns(['at', 'id']).execute()
  await db.schema
    .createTable('redemption_freeze')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('by_member_id', ddl.id)
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('lifted_at', ddl.time)
    .addColumn('lifted_by', ddl.id)
    .addColumn('lifted_reason', 'text')
    .execute()
  await db.schema.createIndex('redemption_freeze_open').on('redemption_freeze').column('lifted_at').execute()
}
