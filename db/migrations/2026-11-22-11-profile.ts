import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** What members show of themselves, and what they keep to themselves. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .alterTable('member')
    .addColumn('links', ddl.json, (c) => c.notNull().defaultTo('[]'))
    .execute()
  await db.schema
    .alterTable('member')
    .addColumn('hides_calendar', ddl.flag, (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('member')
    .addColumn('hides_from_directory', ddl.flag, (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('member')
    .addColumn('hides_followed', ddl.flag, (c) => c.notNull().defaultTo(0))
    .execute()
}
