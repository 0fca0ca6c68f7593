import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('review_item')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject_type', 'text', (c) => c.notNull())
    .addColumn('subject_id', ddl.id, (c) => c.notNull())
    .addColumn('member_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('evidence', ddl.json, (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('open_key', 'text', (c) => c.unique())
    .addColumn('opened_at', ddl.time, (c) => c.notNull())
    .addColumn('claimed_by', ddl.id, (c) => c.references('member.id'))
    .addColumn('claimed_until', ddl.time)
    .addColumn('decided_by', ddl.id, (c) => c.references('member.id'))
    .addColumn('decided_at', ddl.time)
    .addColumn('decision', 'text')
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema
    .createIndex('review_item_open')
    .on('review_item')
    .columns(['state', 'kind', 'opened_at', 'id'])
    .execute()
  await db.schema.createIndex('review_item_decided').on('review_item').columns(['state', 'decided_at', 'id']).execute()
  await db.schema.createIndex('review_item_subject').on('review_item').columns(['subject_id', 'kind']).execute()
}
