import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * Threads in depth: who changed what and why, suggested edits, whether an answer still works for a version, and what
 * moderators do with whole threads. The index by votes lets a page of a long thread be read without sorting all of it.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  for (const column of ['archived_at', 'pinned_at', 'pinned_until', 'accept_reminded_at'] as const) {
    await db.schema.alterTable('thread').addColumn(column, ddl.time).execute()
  }
  for (const column of ['pinned_in', 'outdated', 'outdated_version', 'rechecked_version'] as const) {
    await db.schema.alterTable('thread').addColumn(column, 'text').execute()
  }
  await db.schema.alterTable('thread').addColumn('merged_into_id', ddl.id).execute()
  await db.schema.createIndex('thread_pinned').on('thread').columns(['pinned_in', 'state']).execute()
  await db.schema.createIndex('thread_merged').on('thread').column('merged_into_id').execute()

  await db.schema.alterTable('post').addColumn('removed_reason', 'text').execute()
  await db.schema
    .createIndex('post_thread_votes')
    .on('post')
    .columns(['thread_id', 'kind', 'votes desc', 'id'])
    .execute()

  await db.schema.alterTable('post_revision').addColumn('note', 'text').execute()
  await db.schema.alterTable('post_revision').addColumn('restores', 'integer').execute()
  await db.schema.alterTable('post_revision').addColumn('suggestion_id', ddl.id).execute()

  await db.schema
    .createTable('edit_suggestion')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('post_id', ddl.id, (c) => c.notNull().references('post.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('base_revision', 'integer', (c) => c.notNull())
    .addColumn('title', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('comment', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('open_key', 'text', (c) => c.unique())
    .addColumn('reason', 'text')
    .addColumn('decided_by', ddl.id)
    .addColumn('decided_at', ddl.time)
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('edit_suggestion_post')
    .on('edit_suggestion')
    .columns(['post_id', 'state', 'created_at'])
    .execute()
  await db.schema
    .createIndex('edit_suggestion_member')
    .on('edit_suggestion')
    .columns(['member_id', 'created_at'])
    .execute()

  await db.schema
    .createTable('answer_outcome')
    .addColumn('post_id', ddl.id, (c) => c.notNull().references('post.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('worked', ddl.flag, (c) => c.notNull())
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('answer_outcome_key', ['post_id', 'member_id', 'version'])
    .execute()

  await db.schema
    .createTable('thread_transfer')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('from_thread_id', ddl.id, (c) => c.notNull().references('thread.id'))
    .addColumn('to_thread_id', ddl.id, (c) => c.notNull().references('thread.id'))
    .addColumn('details', ddl.json, (c) => c.notNull())
    .addColumn('by', ddl.id)
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('undone_at', ddl.time)
    .execute()
  await db.schema.createIndex('thread_transfer_from').on('thread_transfer').columns(['from_thread_id', 'at']).execute()
  await db.schema.createIndex('thread_transfer_to').on('thread_transfer').columns(['to_thread_id', 'at']).execute()
}
