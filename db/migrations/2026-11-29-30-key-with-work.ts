import { sql, type Kysely } from 'kysely'

/**
 * The row of a key is written with the work it stands for. Of a row that was still open nobody knows whether the work
 * was done; it goes, as it would have after two minutes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from idempotency_key where status = 0`.execute(db)
  await db.schema.alterTable('idempotency_key').addColumn('result', 'text').execute()
  await db.schema.alterTable('idempotency_key').addColumn('answer', 'text').execute()
  await sql`update idempotency_key set answer = body`.execute(db)
  await db.schema.alterTable('idempotency_key').dropColumn('body').execute()
  await db.schema.alterTable('idempotency_key').dropColumn('status').execute()
}
