import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** What members are told, by which way, and what they want to be told. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('notification')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject_type', 'text', (c) => c.notNull())
    .addColumn('subject_id', ddl.id, (c) => c.notNull())
    .addColumn('group_key', 'text')
    .addColumn('bell', ddl.flag, (c) => c.notNull())
    .addColumn('mail', ddl.flag, (c) => c.notNull())
    .addColumn('push', ddl.flag, (c) => c.notNull())
    .addColumn('bundle_id', 'text')
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('read_at', ddl.time)
    .execute()
  await db.schema
    .createIndex('notification_group')
    .unique()
    .on('notification')
    .columns(['member_id', 'group_key'])
    .execute()
  await db.schema.createIndex('notification_newest').on('notification').columns(['member_id', 'at', 'id']).execute()
  await db.schema
    .createIndex('notification_unread')
    .on('notification')
    .columns(['member_id', 'at', 'id'])
    .where(sql.ref('read_at'), 'is', null)
    .execute()
  await db.schema.createIndex('notification_read').on('notification').column('read_at').execute()
  await db.schema.createIndex('notification_bundle_id').on('notification').column('bundle_id').execute()

  await db.schema
    .createTable('notification_item')
    .addColumn('event_id', ddl.id, (c) => c.notNull())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id').onDelete('cascade'))
    .addColumn('notification_id', ddl.id, (c) => c.notNull().references('notification.id').onDelete('cascade'))
    .addColumn('actor_id', ddl.id, (c) => c.references('member.id').onDelete('set null'))
    .addColumn('post_id', ddl.id)
    .addColumn('detail', ddl.json, (c) => c.notNull())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('notification_item_key', ['event_id', 'member_id'])
    .execute()
  await db.schema
    .createIndex('notification_item_notification')
    .on('notification_item')
    .columns(['notification_id', 'at', 'event_id'])
    .execute()
  await db.schema
    .createIndex('notification_item_post')
    .on('notification_item')
    .columns(['post_id', 'member_id'])
    .execute()
  await db.schema.createIndex('notification_item_member').on('notification_item').column('member_id').execute()
  await db.schema.createIndex('notification_item_actor').on('notification_item').column('actor_id').execute()

  await db.schema
    .createTable('notification_preference')
    .addColumn('member_id', ddl.id, (c) => c.primaryKey().references('member.id').onDelete('cascade'))
    .addColumn('preset', 'text', (c) => c.notNull())
    .addColumn('time_zone', 'text')
    .addColumn('quiet_from', 'integer')
    .addColumn('quiet_until', 'integer')
    .addColumn('window_minutes', 'integer')
    .addColumn('daily_hour', 'integer')
    .addColumn('digest_day', 'integer')
    .addColumn('digest_visited_at', ddl.time)
    .addColumn('digest_stopped_at', ddl.time)
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('notification_preference_digest')
    .on('notification_preference')
    .columns(['digest_day', 'member_id'])
    .execute()
  await db.schema
    .createTable('notification_choice')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id').onDelete('cascade'))
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('chosen', ddl.flag, (c) => c.notNull())
    .addPrimaryKeyConstraint('notification_choice_key', ['member_id', 'topic', 'channel'])
    .execute()
  await db.schema
    .createTable('notification_bundle')
    .addColumn('member_id', ddl.id, (c) => c.primaryKey().references('member.id').onDelete('cascade'))
    .addColumn('due_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('notification_bundle_due')
    .on('notification_bundle')
    .columns(['due_at', 'member_id'])
    .execute()

  // How much a member hears of a thread: all, normal or none.
  await db.schema
    .alterTable('thread_follow')
    .addColumn('level', 'text', (c) => c.notNull().defaultTo('normal'))
    .execute()
  // The followers of a thread are told in pages, in the order of their ids.
  await db.schema.dropIndex('thread_follow_thread').execute()
  await db.schema
    .createIndex('thread_follow_thread')
    .on('thread_follow')
    .columns(['thread_id', 'following', 'member_id'])
    .execute()
  await db.schema.dropIndex('watch_subject').execute()
  await db.schema
    .createIndex('watch_subject')
    .on('watch')
    .columns(['subject_type', 'subject_id', 'level', 'member_id'])
    .execute()
}
