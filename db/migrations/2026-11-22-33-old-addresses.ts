import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Addresses that categories had before they were given another one, which lead on. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('category_address')
    .addColumn('slug', 'text', (c) => c.primaryKey())
    .addColumn('category_id', ddl.id, (c) => c.notNull().references('category.id'))
    .addColumn('left_at', ddl.time, (c) => c.notNull())
    .execute()
}
