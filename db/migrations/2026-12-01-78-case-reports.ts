import type { Kysely } from 'kysely'

/** Reports read what staff said of detections in a period. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('detection_label_at').on('detection_label').column('at').execute()
}
