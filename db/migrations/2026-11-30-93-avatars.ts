import type { Kysely } from 'kysely'

/** The picture that a member shows beside what they write. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('member').addColumn('avatar', 'text').execute()
}
