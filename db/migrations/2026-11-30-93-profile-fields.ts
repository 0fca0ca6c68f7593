import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** What a site asks of its members in addition to a name, and what they answered. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('profile_field')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name_en', 'text', (c) => c.notNull())
    .addColumn('name_ko', 'text', (c) => c.notNull())
    .addColumn('choices', 'text', (c) => c.notNull())
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('required', 'integer', (c) => c.notNull())
    .addColumn('at_registration', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('profile_value')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id').onDelete('cascade'))
    .addColumn('field_id', ddl.id, (c) => c.notNull().references('profile_field.id').onDelete('cascade'))
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('profile_value_pk', ['member_id', 'field_id'])
    .execute()
  await db.schema.createIndex('profile_value_field').on('profile_value').column('field_id').execute()
}
