import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Which case was merged into which, and what went along: undoing takes the same way back. Decision 081. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('case_merge')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('case_id', ddl.id, (c) => c.notNull().references('case.id'))
    .addColumn('into_id', ddl.id, (c) => c.notNull().references('case.id'))
    .addColumn('by_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('before', 'text', (c) => c.notNull())
    .addColumn('moved', 'text', (c) => c.notNull())
    .addColumn('undone_at', ddl.time)
    .addColumn('undone_by_id', ddl.id, (c) => c.references('member.id'))
    .execute()
  await db.schema.createIndex('case_merge_case').on('case_merge').column('case_id').execute()
}
