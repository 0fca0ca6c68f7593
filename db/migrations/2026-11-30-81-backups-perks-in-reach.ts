import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** What became of backups, so that admins hear of one that failed or is missing; perks a member was told of. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('backup_run')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('good', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('backup_run_good').on('backup_run').columns(['good', 'at']).execute()
  await db.schema
    .createTable('perk_in_reach')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('perk_id', ddl.id, (c) => c.notNull().references('perk.id'))
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('perk_in_reach_pk', ['member_id', 'perk_id'])
    .execute()
}
