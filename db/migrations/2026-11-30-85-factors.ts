import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** What a second step of signing in is proven with, and the tries that wait for it. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('member').addColumn('second_step_since', ddl.time).execute()
  await db.schema
    .createTable('authenticator_app')
    .addColumn('member_id', ddl.id, (c) => c.primaryKey().references('member.id'))
    .addColumn('sealed_key', 'text', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('last_step', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('passkey')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('credential_id', 'text', (c) => c.notNull())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('counter', 'bigint', (c) => c.notNull())
    .addColumn('transports', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('last_used_at', ddl.time)
    .execute()
  await db.schema.createIndex('passkey_credential').on('passkey').column('credential_id').unique().execute()
  await db.schema.createIndex('passkey_member').on('passkey').column('member_id').execute()
  await db.schema
    .createTable('recovery_code')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('used_at', ddl.time)
    .addPrimaryKeyConstraint('recovery_code_pk', ['member_id', 'code_hash'])
    .execute()
  await db.schema
    .createTable('second_step')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('expires_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('second_step_expires').on('second_step').column('expires_at').execute()
  await db.schema.createIndex('second_step_member').on('second_step').column('member_id').execute()
  await db.schema
    .createTable('used_challenge')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('expires_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('used_challenge_expires').on('used_challenge').column('expires_at').execute()
  // A browser that keeps its mark is known wherever it is used; others by their address.
  await db.schema.alterTable('member_device').addColumn('mark_hash', 'text').execute()
}
