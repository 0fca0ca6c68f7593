import type { Kysely } from 'kysely'

/** Reports read the cases and the labels of a period. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('case_opened').on('case').column('opened_at').execute()
  await db.schema.createIndex('detection_label_at').on('detection_label').column('at').execute()
}
