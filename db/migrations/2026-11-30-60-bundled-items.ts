import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** What was mailed is known by event: an answer that came and went leaves the earlier ones of its group as mailed. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('notification_item').addColumn('bundle_id', ddl.id).execute()
  await sql`
    update notification_item set bundle_id =
      (select bundle_id from notification where notification.id = notification_item.notification_id)
  `.execute(db)
  await db.schema.createIndex('notification_item_bundle').on('notification_item').column('bundle_id').execute()
  await db.schema.dropIndex('notification_bundle_id').execute()
  await db.schema.alterTable('notification').dropColumn('bundle_id').execute()
}
