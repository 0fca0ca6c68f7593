import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Pictures that members uploaded, and where they stand: the files themselves are in the file store under their id. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('upload')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('member_id', ddl.id, (c) => c.notNull().references('member.id'))
    .addColumn('source_sha256', 'text', (c) => c.notNull())
    .addColumn('stored_sha256', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('created_at', ddl.time, (c) => c.notNull())
    .addUniqueConstraint('upload_same', ['member_id', 'source_sha256'])
    .execute()
  await db.schema.createIndex('upload_created').on('upload').column('created_at').execute()
  await db.schema
    .createTable('upload_use')
    .addColumn('upload_id', 'text', (c) => c.notNull().references('upload.id'))
    .addColumn('post_id', ddl.id, (c) => c.notNull().references('post.id'))
    .addColumn('shown', ddl.flag, (c) => c.notNull())
    .addPrimaryKeyConstraint('upload_use_pk', ['upload_id', 'post_id'])
    .execute()
  await db.schema.createIndex('upload_use_post').on('upload_use').column('post_id').execute()
}
