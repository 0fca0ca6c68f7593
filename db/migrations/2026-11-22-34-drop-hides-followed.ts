import type { Kysely } from 'kysely'

/** What a member follows is shown to nobody else, so there is nothing to hide. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('member').dropColumn('hides_followed').execute()
}
