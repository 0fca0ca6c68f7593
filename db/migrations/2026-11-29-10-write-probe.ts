import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** One row that `/readyz` writes, to find out whether anything can be written at all. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('write_probe')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .execute()
}
