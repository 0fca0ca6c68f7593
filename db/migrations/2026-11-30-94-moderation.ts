import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * Decisions of moderators, each as the record that it has to be (Article 17 of the Digital Services Act), and sanctions.
 * What of sanctions every request has to know is summed up in columns of the member. Decision 064.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  for (const column of ['suspended_until', 'silenced_until', 'warned_at'])
    await db.schema.alterTable('member').addColumn(column, ddl.time).execute()
  for (const column of ['suspended_until', 'silenced_until'])
    await sql.raw(`create index member_${column} on member (${column}) where ${column} is not null`).execute(db)

  await db.schema
    .createTable('moderation_decision')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('by_id', ddl.id)
    .addColumn('member_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('subject_type', 'text', (c) => c.notNull())
    .addColumn('subject_id', ddl.id, (c) => c.notNull())
    .addColumn('review_item_id', ddl.id, (c) => c.references('review_item.id'))
    .addColumn('restriction', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('rule_version', 'integer', (c) => c.notNull())
    .addColumn('law', 'text', (c) => c.notNull())
    .addColumn('facts', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('until_at', ddl.time)
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('detected_automatically', 'integer', (c) => c.notNull())
    .addColumn('decided_automatically', 'integer', (c) => c.notNull())
    .addColumn('content_type', 'text', (c) => c.notNull())
    .addColumn('content_at', ddl.time, (c) => c.notNull())
    .addColumn('content_locale', 'text')
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('template_id', ddl.id)
    .addColumn('before', 'text', (c) => c.notNull())
    .addColumn('reverses_id', ddl.id, (c) => c.unique().references('moderation_decision.id'))
    .addColumn('reversal', 'text')
    .execute()
  await db.schema.createIndex('moderation_decision_at').on('moderation_decision').columns(['at', 'id']).execute()
  await db.schema
    .createIndex('moderation_decision_member')
    .on('moderation_decision')
    .columns(['member_id', 'at'])
    .execute()
  await db.schema
    .createIndex('moderation_decision_subject')
    .on('moderation_decision')
    .columns(['subject_id', 'at'])
    .execute()
  await db.schema.createIndex('moderation_decision_item').on('moderation_decision').column('review_item_id').execute()

  await db.schema
    .createTable('sanction')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('decision_id', ddl.id, (c) => c.notNull().unique().references('moderation_decision.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('from_at', ddl.time, (c) => c.notNull())
    .addColumn('until_at', ddl.time)
    .addColumn('acknowledged_at', ddl.time)
    .addColumn('expired_at', ddl.time)
    .addColumn('lifted_at', ddl.time)
    .addColumn('lifted_by', ddl.id)
    .addColumn('lift_reason', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
  await db.schema.createIndex('sanction_member').on('sanction').columns(['member_id', 'from_at']).execute()
}
