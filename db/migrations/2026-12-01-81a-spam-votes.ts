import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** The votes that a decision about spam took back, so that undoing it returns them. Decision 080. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .alterTable('spam_cleanup')
    .addColumn('votes', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('spam_cleanup_vote')
    .addColumn('cleanup_id', ddl.id, (c) => c.notNull().references('spam_cleanup.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('vote_id', ddl.id, (c) => c.notNull())
    .addColumn('post_id', ddl.id, (c) => c.notNull().references('post.id'))
    .addColumn('value', 'integer', (c) => c.notNull())
    .addColumn('event_id', ddl.id, (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addColumn('changed_at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('spam_cleanup_vote_pk', ['cleanup_id', 'member_id', 'vote_id'])
    .execute()
  await db.schema.createIndex('spam_cleanup_vote_member').on('spam_cleanup_vote').column('member_id').execute()
  await db.schema.createIndex('spam_cleanup_vote_post').on('spam_cleanup_vote').column('post_id').execute()
}
