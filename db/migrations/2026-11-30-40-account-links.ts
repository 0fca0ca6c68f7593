import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * Addresses that are verified, and links that verify them or lead back into an account. Addresses from before are not
 * verified: their owners confirm them with one click.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('member').addColumn('email_verified_at', ddl.time).execute()
  await db.schema
    .createTable('account_link')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('replaced_email', 'text')
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('expires_at', ddl.time, (c) => c.notNull())
    .addColumn('used_at', ddl.time)
    .execute()
  await db.schema.createIndex('account_link_member').on('account_link').columns(['member_id', 'purpose']).execute()
  await db.schema.createIndex('account_link_expires').on('account_link').column('expires_at').execute()
}
