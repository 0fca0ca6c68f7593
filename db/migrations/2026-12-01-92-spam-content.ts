import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** The profiles and stories that a decision about spam hid, so that undoing it shows them. Decision 080. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('spam_cleanup_content')
    .addColumn('cleanup_id', ddl.id, (c) => c.notNull().references('spam_cleanup.id'))
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('content_id', ddl.id, (c) => c.notNull())
    .addPrimaryKeyConstraint('spam_cleanup_content_pk', ['cleanup_id', 'member_id', 'type', 'content_id'])
    .execute()
  await db.schema.createIndex('spam_cleanup_content_member').on('spam_cleanup_content').column('member_id').execute()
}
