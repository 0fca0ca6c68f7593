import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Consent to advertising, returned mail, and addresses that take no mail. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('mail').addColumn('topic', 'text').execute()
  await db.schema.alterTable('mail').addColumn('topic_subject', 'text').execute()
  await db.schema.alterTable('mail').addColumn('wanted_at', ddl.time).execute()
  await sql`update mail set wanted_at = due_at`.execute(db)
  await db.schema
    .createTable('advertising_consent')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('given', ddl.flag, (c) => c.notNull())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('wording', 'text', (c) => c.notNull())
    .addColumn('how', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('advertising_consent_of')
    .on('advertising_consent')
    .columns(['member_id', 'scope', 'id'])
    .execute()
  await db.schema
    .createIndex('advertising_consent_at')
    .on('advertising_consent')
    .columns(['scope', 'given', 'at'])
    .execute()
  await db.schema
    .createTable('mail_bounce')
    .addColumn('mail_id', ddl.id, (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('says', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('mail_bounce_key', ['mail_id', 'kind'])
    .execute()
  await db.schema.createIndex('mail_bounce_address').on('mail_bounce').columns(['address', 'at']).execute()
  await db.schema
    .createTable('mail_suppression')
    .addColumn('address', 'text', (c) => c.primaryKey())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('since', ddl.time, (c) => c.notNull())
    .addColumn('says', 'text', (c) => c.notNull())
    .addColumn('released_at', ddl.time)
    .execute()
  await db.schema
    .createIndex('mail_suppression_since')
    .on('mail_suppression')
    .columns(['released_at', 'since', 'address'])
    .execute()
}
