import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Posts that may be complaints: staff say which. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('doubtful_post')
    .addColumn('post_id', ddl.id, (c) => c.primaryKey().references('post.id'))
    .addColumn('score', 'real', (c) => c.notNull())
    .addColumn('reasons', ddl.json, (c) => c.notNull())
    .addColumn('noted_at', ddl.time, (c) => c.notNull())
    .addColumn('decided_at', ddl.time)
    .execute()
  await sql`create index doubtful_post_open on doubtful_post (noted_at) where decided_at is null`.execute(db)
}
