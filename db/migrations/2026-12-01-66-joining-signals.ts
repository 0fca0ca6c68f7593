import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * What is remembered of new members: the range of addresses a browser signed in from, and sketches of their texts, not only
 * of texts that were hidden. Decision 072.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('member_device').addColumn('range', 'text').execute()
  await db.schema.createIndex('member_device_range').on('member_device').column('range').execute()

  await db.schema.alterTable('spam_text').renameTo('text_sketch').execute()
  await db.schema.alterTable('spam_text_band').renameTo('text_sketch_band').execute()
  await db.schema
    .alterTable('text_sketch')
    .addColumn('hidden', ddl.flag, (c) => c.notNull().defaultTo(1))
    .execute()
}
