import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Flags of members about posts, stories, profiles and their pictures, and times in which a member can't flag. Decision 066. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('flag')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('subject_type', 'text', (c) => c.notNull())
    .addColumn('subject_id', ddl.id, (c) => c.notNull())
    .addColumn('author_id', ddl.id, (c) => c.references('member.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('weight', 'integer', (c) => c.notNull())
    .addColumn('newcomer', ddl.flag, (c) => c.notNull())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .addColumn('decided_at', ddl.time)
    .addColumn('review_item_id', ddl.id, (c) => c.notNull().references('review_item.id'))
    .addColumn('upheld_event_id', ddl.id)
    .addUniqueConstraint('flag_one', ['member_id', 'subject_type', 'subject_id'])
    .execute()
  await db.schema.createIndex('flag_subject').on('flag').columns(['subject_id', 'subject_type']).execute()
  await db.schema.createIndex('flag_member').on('flag').columns(['member_id', 'at']).execute()
  await db.schema.createIndex('flag_author').on('flag').columns(['author_id', 'at']).execute()
  await db.schema.createIndex('flag_item').on('flag').column('review_item_id').execute()

  await db.schema
    .createTable('flag_pause')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('by_id', ddl.id)
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('until_at', ddl.time, (c) => c.notNull())
    .addColumn('lifted_at', ddl.time)
    .addColumn('lifted_by', ddl.id)
    .execute()
  await db.schema.createIndex('flag_pause_member').on('flag_pause').columns(['member_id', 'until_at']).execute()
}
