import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** What a decision on a review item replaced, so that undoing it restores exactly that. Decision 080. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .alterTable('review_item')
    .addColumn('before', ddl.json, (c) => c.notNull().defaultTo('{}'))
    .execute()
}
