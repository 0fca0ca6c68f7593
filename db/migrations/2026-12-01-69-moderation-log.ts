import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** The public log of moderation, worked out every night; second looks at what was decided. Decision 073. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('moderation_log')
    .addColumn('day', 'text', (c) => c.primaryKey())
    .addColumn('computed_at', ddl.time, (c) => c.notNull())
    .addColumn('log', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('second_look')
    .addColumn('id', ddl.id, (c) => c.primaryKey())
    .addColumn('item_id', ddl.id, (c) => c.notNull().unique().references('review_item.id'))
    .addColumn('post_id', ddl.id, (c) => c.notNull())
    .addColumn('chosen_at', ddl.time, (c) => c.notNull())
    .addColumn('first_by', ddl.id, (c) => c.references('member.id'))
    .addColumn('first_decision', 'text', (c) => c.notNull())
    .addColumn('first_rule', 'text')
    .addColumn('second_by', ddl.id, (c) => c.references('member.id'))
    .addColumn('second_decision', 'text')
    .addColumn('second_rule', 'text')
    .addColumn('decided_at', ddl.time)
    .execute()
  await sql`create index second_look_decided on second_look (decided_at) where decided_at is not null`.execute(db)
  await db.schema.createIndex('second_look_first_by').on('second_look').column('first_by').execute()
  await db.schema.createIndex('second_look_second_by').on('second_look').column('second_by').execute()
}
