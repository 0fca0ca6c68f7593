import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** When the member last proved their identity in a session: delicate acts ask again after ten minutes. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('session').addColumn('confirmed_at', ddl.time).execute()
}
