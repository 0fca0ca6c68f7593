import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Where a thread lay before somebody moved it, so that the move can be undone with one press. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('thread').addColumn('moved_from_id', ddl.id).execute()
}
