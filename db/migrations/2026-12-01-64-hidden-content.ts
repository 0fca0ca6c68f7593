import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Stories and pictures that moderators hide, and what they take off profiles. Decision 071. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('story').addColumn('hidden_at', ddl.time).execute()
  await db.schema.alterTable('upload').addColumn('hidden_at', ddl.time).execute()
  await db.schema
    .createTable('cleared_profile')
    .addColumn('member_id', ddl.id, (c) => c.primaryKey().references('member.id'))
    .addColumn('at', ddl.time, (c) => c.notNull())
    .addColumn('bio', 'text', (c) => c.notNull())
    .addColumn('links', ddl.json, (c) => c.notNull())
    .addColumn('avatar', 'text')
    .addColumn('answers', ddl.json, (c) => c.notNull())
    .execute()
}
