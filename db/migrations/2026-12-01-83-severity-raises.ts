import type { Kysely } from 'kysely'

/** How many rules raise the severity of a case now: a list marks such cases. Their time lines say which. Decision 081. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('case')
    .addColumn('raises', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}
