import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** What members keep an eye on, what they marked, and how far they have read. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('thread_follow')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('thread_id', ddl.id, (c) => c.notNull().references('thread.id'))
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('following', ddl.flag, (c) => c.notNull())
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('thread_follow_key', ['member_id', 'thread_id'])
    .execute()
  await db.schema.createIndex('thread_follow_thread').on('thread_follow').columns(['thread_id', 'following']).execute()
  await db.schema
    .createTable('thread_read')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('thread_id', ddl.id, (c) => c.notNull().references('thread.id'))
    .addColumn('read_until', ddl.time, (c) => c.notNull())
    .addColumn('posts_read', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('thread_read_key', ['member_id', 'thread_id'])
    .execute()
  await db.schema
    .createTable('watch')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('subject_type', 'text', (c) => c.notNull())
    .addColumn('subject_id', ddl.id, (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('watch_key', ['member_id', 'subject_type', 'subject_id'])
    .execute()
  await db.schema.createIndex('watch_subject').on('watch').columns(['subject_type', 'subject_id', 'level']).execute()
  await db.schema
    .createTable('bookmark')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('post_id', ddl.id, (c) => c.notNull().references('post.id'))
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('bookmark_key', ['member_id', 'post_id'])
    .execute()
  await db.schema
    .createIndex('bookmark_newest')
    .on('bookmark')
    .columns(['member_id', 'created_at', 'post_id'])
    .execute()
  await db.schema.alterTable('member').addColumn('seen_before', ddl.time).execute()
  await db.schema.alterTable('member').addColumn('all_read_at', ddl.time).execute()
  await db.schema.alterTable('member').addColumn('reads', 'text').execute()
}
