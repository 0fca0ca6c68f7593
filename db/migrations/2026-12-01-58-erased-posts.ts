import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Deleted posts whose text was erased for good, and the index by which those that are due are found. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('post').addColumn('erased_at', ddl.time).execute()
  await sql`update post set erased_at = removed_at where state = 'deleted' and body = '' and html = ''`.execute(db)
  await sql`create index post_to_erase on post (removed_at) where state = 'deleted' and erased_at is null`.execute(db)
}
