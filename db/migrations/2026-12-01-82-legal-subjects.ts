import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Legal requests about anything public that a member made, not posts alone; the name is part of what moderators take off a profile. */
export async function up(db: Kysely<unknown>, _ddl: Ddl): Promise<void> {
  await db.schema.alterTable('legal_request').renameColumn('post_id', 'subject_id').execute()
  await db.schema.alterTable('legal_request').renameColumn('thread_id', 'place_id').execute()
  await db.schema.alterTable('legal_request').renameColumn('opening', 'whole').execute()
  await db.schema
    .alterTable('legal_request')
    .addColumn('subject_type', 'text', (c) => c.notNull().defaultTo('post'))
    .execute()
  await sql`create index legal_request_subject on legal_request (subject_id) where decision_id is not null`.execute(db)
  await db.schema.alterTable('cleared_profile').addColumn('name', 'text').execute()
  await sql`create index member_avatar on member (avatar) where avatar is not null`.execute(db)
}
