import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * What is being written: saved for its writer on every device, and for a reader whose session ended while they sent it.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('draft')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('fields', ddl.json, (c) => c.notNull())
    .addColumn('kept', ddl.json)
    .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('saved_at', ddl.time, (c) => c.notNull())
    .addUniqueConstraint('draft_place', ['member_id', 'place'])
    .execute()
  await db.schema.createIndex('draft_saved').on('draft').column('saved_at').execute()
  await db.schema
    .createTable('held_form')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('sealed', 'text', (c) => c.notNull())
    .addColumn('expires_at', ddl.time, (c) => c.notNull())
    .execute()
}
