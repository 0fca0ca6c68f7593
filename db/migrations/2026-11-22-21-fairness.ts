import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('fairness_snapshot')
    .addColumn('day', 'text', (c) => c.primaryKey())
    .addColumn('computed_at', ddl.time, (c) => c.notNull())
    .addColumn('took_ms', 'integer', (c) => c.notNull())
    .addColumn('gini_percent', 'integer')
    .addColumn('report', ddl.json, (c) => c.notNull())
    .execute()
}
