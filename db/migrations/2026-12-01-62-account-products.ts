import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** The products that a customer account has: groups and their private areas follow them. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .alterTable('account')
    .addColumn('products', ddl.json, (c) => c.notNull().defaultTo('[]'))
    .execute()
}
