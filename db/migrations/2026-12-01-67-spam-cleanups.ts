import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** A decision about spam with all that it did, so that undoing restores exactly that. Decision 072. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('spam_cleanup')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('by_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('sanction', 'text', (c) => c.notNull())
    .addColumn('members', 'integer', (c) => c.notNull())
    .addColumn('posts', 'integer', (c) => c.notNull())
    .addColumn('done', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('undone_at', ddl.time)
    .addColumn('undone_by', ddl.id, (c) => c.references('member.id'))
    .addColumn('undo_reason', 'text', (c) => c.notNull().defaultTo(''))
    .execute()

  await db.schema
    .createTable('spam_cleanup_member')
    .addColumn('cleanup_id', ddl.id, (c) => c.notNull().references('spam_cleanup.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('decision_id', ddl.id)
    .addColumn('cleaned_at', ddl.time)
    .addColumn('restored_at', ddl.time)
    .addPrimaryKeyConstraint('spam_cleanup_member_pk', ['cleanup_id', 'member_id'])
    .execute()
  await db.schema.createIndex('spam_cleanup_member_decision').on('spam_cleanup_member').column('decision_id').execute()
  await db.schema.createIndex('spam_cleanup_member_member').on('spam_cleanup_member').column('member_id').execute()

  await db.schema
    .createTable('spam_cleanup_post')
    .addColumn('post_id', ddl.id, (c) => c.notNull().references('post.id'))
    .addColumn('cleanup_id', ddl.id, (c) => c.notNull().references('spam_cleanup.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('item_id', ddl.id)
    .addPrimaryKeyConstraint('spam_cleanup_post_pk', ['cleanup_id', 'post_id'])
    .execute()
  await db.schema.createIndex('spam_cleanup_post_post').on('spam_cleanup_post').column('post_id').execute()
}
