import type { Kysely } from 'kysely'

/** Which process holds a running job: what a process held that is gone is free at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('job').addColumn('locked_by', 'text').execute()
}
