import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * Customer accounts as another system knows them, since when a member belongs to one, and which anniversaries were
 * paid.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('account').addColumn('external_id', 'text').execute()
  await db.schema.alterTable('account').addColumn('updated_at', ddl.time).execute()
  await db.schema.createIndex('account_external').on('account').column('external_id').unique().execute()
  await db.schema.createIndex('account_name').on('account').columns(['name', 'id']).execute()
  await db.schema.alterTable('member').addColumn('account_linked_at', ddl.time).execute()
  await db.schema.createIndex('member_account').on('member').columns(['account_id', 'id']).execute()
  await db.schema
    .createTable('tenure_anniversary')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('years', 'integer', (c) => c.notNull())
    .addColumn('account_id', ddl.id, (c) => c.notNull().references('account.id'))
    .addColumn('seat', 'integer', (c) => c.notNull())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('tenure_anniversary_key', ['member_id', 'years'])
    .execute()
  await db.schema
    .createIndex('tenure_anniversary_seat')
    .on('tenure_anniversary')
    .columns(['account_id', 'years', 'seat'])
    .unique()
    .execute()
}
