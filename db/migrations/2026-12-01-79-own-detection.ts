import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** What a site learnt of complaints from its own staff: versions, of which a setting names the one in use. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('detection_head')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('trained_at', ddl.time, (c) => c.notNull())
    .addColumn('labels', 'integer', (c) => c.notNull())
    .addColumn('held', 'integer', (c) => c.notNull())
    .addColumn('figures', ddl.json, (c) => c.notNull())
    .addColumn('slope', 'real', (c) => c.notNull())
    .addColumn('bias', 'real', (c) => c.notNull())
    .addColumn('weights', 'text', (c) => c.notNull())
    .execute()
}
