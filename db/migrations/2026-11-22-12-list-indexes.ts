import type { Kysely } from 'kysely'

/** For lists of 100,000 threads: one's own, those of a product, and by how many have the same problem. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('thread_own').on('thread').columns(['author_id', 'state', 'activity_at', 'id']).execute()
  await db.schema
    .createIndex('thread_product')
    .on('thread')
    .columns(['product_id', 'state', 'activity_at', 'id'])
    .execute()
  await db.schema.createIndex('thread_affected').on('thread').columns(['state', 'me_too_count', 'id']).execute()
}
