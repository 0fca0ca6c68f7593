import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** What became of the pictures of imported posts: fetched into the uploads, or why not. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('imported_picture')
    .addColumn('post_id', ddl.id, (c) => c.notNull().references('post.id'))
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('upload_id', 'text')
    .addColumn('problem', 'text')
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addPrimaryKeyConstraint('imported_picture_pk', ['post_id', 'address'])
    .execute()
}
