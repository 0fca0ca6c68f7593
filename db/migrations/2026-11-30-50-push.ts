import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Browsers that show notifications on their screen, and the key that the site signs with. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('push_subscription')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id').onDelete('cascade'))
    // Signing out ends it: the next person at this browser is not told.
    .addColumn('session_hash', 'text', (c) => c.notNull().references('session.id_hash').onDelete('cascade'))
    .addColumn('endpoint', 'text', (c) => c.notNull().unique())
    .addColumn('p256dh', 'text', (c) => c.notNull())
    .addColumn('auth', 'text', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('push_subscription_member').on('push_subscription').column('member_id').execute()
  await db.schema.createIndex('push_subscription_session').on('push_subscription').column('session_hash').execute()
  await db.schema
    .createTable('push_key')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('sealed_private_key', 'text', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .execute()
}
