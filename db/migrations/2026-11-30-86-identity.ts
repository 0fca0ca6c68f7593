import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * Signing in through others: the providers that the admins set up, the keys of the signed hand-over, which tokens were
 * used, and who a member is at a provider.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('sign_in_provider')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('preset', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('endpoints', 'text')
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('client_secret', 'text')
    .addColumn('scopes', 'text', (c) => c.notNull())
    .addColumn('claims', 'text', (c) => c.notNull())
    .addColumn('trusted_domains', 'text', (c) => c.notNull())
    .addColumn('vouches', 'integer', (c) => c.notNull())
    .addColumn('admits', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('problem', 'text')
    .addColumn('problem_at', ddl.time)
    .addColumn('checked_at', ddl.time)
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('updated_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('identity')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('provider_id', ddl.id, (c) => c.notNull().references('sign_in_provider.id'))
    .addColumn('email', 'text')
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('last_used_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('identity_subject').on('identity').columns(['issuer', 'subject']).unique().execute()
  await db.schema.createIndex('identity_member').on('identity').column('member_id').execute()
  await db.schema.createIndex('identity_provider').on('identity').column('provider_id').execute()
  await db.schema
    .createTable('handover_key')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('provider_id', ddl.id, (c) => c.notNull().references('sign_in_provider.id'))
    .addColumn('algorithm', 'text', (c) => c.notNull())
    .addColumn('secret', 'text')
    .addColumn('public_key', 'text')
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('last_used_at', ddl.time)
    .addColumn('ended_at', ddl.time)
    .execute()
  await db.schema.createIndex('handover_key_provider').on('handover_key').column('provider_id').execute()
  await db.schema
    .createTable('handover_use')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('expires_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('handover_use_expires').on('handover_use').column('expires_at').execute()
}
