import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('earning_rule_version')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('valid_from', ddl.time, (c) => c.notNull())
    .addColumn('terms', ddl.json, (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('created_by', ddl.id)
    .addUniqueConstraint('earning_rule_version_once', ['rule', 'version'])
    .execute()
  await ddl.appendOnly(db, 'earning_rule_version')
}
