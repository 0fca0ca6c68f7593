import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Mail that the site sends. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('mail')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('member_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('address', 'text')
    .addColumn('language', 'text')
    .addColumn('payload', ddl.json, (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('urgent', ddl.flag, (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('due_at', ddl.time, (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('locked_until', ddl.time)
    .addColumn('sent_to', 'text')
    .addColumn('sent_domain', 'text')
    .addColumn('ended_at', ddl.time)
    .addColumn('note', 'text')
    .execute()
  for (const [name, columns, condition] of [
    ['mail_due', 'urgent desc, due_at, id', `state = 'queued'`],
    ['mail_sending', 'locked_until', `state = 'sending'`],
    ['mail_pace', 'ended_at, sent_domain', `state = 'sent'`],
    ['mail_member', 'member_id, id', 'member_id is not null'],
    ['mail_sent_to', 'sent_to, id', 'sent_to is not null'],
  ])
    await sql.raw(`create index ${name} on mail (${columns}) where ${condition}`).execute(db)
  await db.schema.createIndex('mail_state').on('mail').columns(['state', 'id']).execute()
}
