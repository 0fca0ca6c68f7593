import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * Badges that are counted or belong to a tag, the record of what came and went, what members put on show, the progress
 * of back-fills, and who does not want to be ranked.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  const old = db as Kysely<Record<string, Record<string, string | number | null>>>
  await db.schema
    .createTable('badge_award_counted')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('badge', 'text', (c) => c.notNull())
    .addColumn('scope', ddl.id, (c) => c.notNull().defaultTo(''))
    .addColumn('times', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('subject_id', ddl.id)
    .addColumn('awarded_at', ddl.time, (c) => c.notNull())
    .addColumn('revoked_at', ddl.time)
    .addPrimaryKeyConstraint('badge_award_scope_key', ['member_id', 'badge', 'scope'])
    .execute()
  const columns = ['member_id', 'badge', 'awarded_at', 'revoked_at'] as const
  await old
    .insertInto('badge_award_counted')
    .columns([...columns])
    .expression(old.selectFrom('badge_award').select([...columns]))
    .execute()
  await db.schema.dropTable('badge_award').execute()
  await db.schema.alterTable('badge_award_counted').renameTo('badge_award').execute()
  await db.schema
    .createIndex('badge_award_holder')
    .on('badge_award')
    .columns(['badge', 'scope', 'revoked_at', 'awarded_at', 'member_id'])
    .execute()

  await db.schema
    .createTable('badge_change')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('badge', 'text', (c) => c.notNull())
    .addColumn('scope', ddl.id, (c) => c.notNull())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('before', 'integer', (c) => c.notNull())
    .addColumn('after', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('badge_change_member').on('badge_change').columns(['member_id', 'at', 'id']).execute()

  await db.schema
    .createTable('badge_count')
    .addColumn('badge', 'text', (c) => c.notNull())
    .addColumn('scope', ddl.id, (c) => c.notNull())
    .addColumn('holders', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('badge_count_key', ['badge', 'scope'])
    .execute()
  await db.schema
    .createTable('badge_review')
    .addColumn('member_id', ddl.id, (c) => c.primaryKey().references('member.id'))
    .addColumn('reviewed_at', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('badge_run')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('started_at', ddl.time, (c) => c.notNull())
    .addColumn('started_by', ddl.id)
    .addColumn('finished_at', ddl.time)
    .addColumn('cursor', ddl.id, (c) => c.notNull())
    .addColumn('done', 'integer', (c) => c.notNull())
    .addColumn('total', 'integer', (c) => c.notNull())
    .addColumn('given', 'integer', (c) => c.notNull())
    .addColumn('taken', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('badge_run_started').on('badge_run').columns(['started_at', 'id']).execute()
  await db.schema
    .createTable('badge_showcase')
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('badge', 'text', (c) => c.notNull())
    .addColumn('scope', ddl.id, (c) => c.notNull())
    .addPrimaryKeyConstraint('badge_showcase_key', ['member_id', 'position'])
    .execute()
  await db.schema
    .createTable('leaderboard_opt_out')
    .addColumn('member_id', ddl.id, (c) => c.primaryKey().references('member.id'))
    .addColumn('since', ddl.time, (c) => c.notNull())
    .execute()

  await db.schema.createIndex('post_revision_editor').on('post_revision').columns(['editor_id', 'post_id']).execute()
  await db.schema.createIndex('me_too_member').on('me_too').columns(['member_id', 'created_at']).execute()
}
