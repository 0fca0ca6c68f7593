import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * What holding new posts back needs to remember: hosts that new members linked to, texts that were hidden as advertising,
 * and what is blocked, with its reason and its end. Decision 067.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('post_host')
    .addColumn('post_id', ddl.id, (c) => c.notNull().references('post.id'))
    .addColumn('host', 'text', (c) => c.notNull())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('post_host_pk', ['post_id', 'host'])
    .execute()
  await db.schema.createIndex('post_host_host').on('post_host').columns(['host', 'at', 'member_id']).execute()
  await db.schema.createIndex('post_host_member').on('post_host').column('member_id').execute()

  await db.schema
    .createTable('spam_text')
    .addColumn('post_id', ddl.id, (c) => c.primaryKey().references('post.id'))
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('sketch', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('spam_text_at').on('spam_text').column('at').execute()
  await db.schema
    .createTable('spam_text_band')
    .addColumn('band', 'text', (c) => c.notNull())
    .addColumn('post_id', ddl.id, (c) => c.notNull().references('spam_text.post_id'))
    .addPrimaryKeyConstraint('spam_text_band_pk', ['band', 'post_id'])
    .execute()
  await db.schema.createIndex('spam_text_band_post').on('spam_text_band').column('post_id').execute()

  await db.schema
    .createTable('block')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('made_at', ddl.time, (c) => c.notNull())
    .addColumn('made_by', ddl.id, (c) => c.references('member.id'))
    .addColumn('until_at', ddl.time)
    .addColumn('ended_at', ddl.time)
    .addColumn('ended_by', ddl.id, (c) => c.references('member.id'))
    .addColumn('decision_id', ddl.id)
    .execute()
  await db.schema.createIndex('block_value').on('block').columns(['kind', 'value']).execute()
  await db.schema.createIndex('block_made').on('block').columns(['made_at', 'id']).execute()
  await db.schema.createIndex('block_decision').on('block').column('decision_id').execute()
}
