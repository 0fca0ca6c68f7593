import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** The product that a private complaint is about; a public one has that of its thread. */
export async function up(db: Kysely<unknown>, _ddl: Ddl): Promise<void> {
  await sql.raw(`alter table "case" add column product_id text references product (id)`).execute(db)
}
