import type { Kysely } from 'kysely'

/** What was earned in a time, found by the community day of the award. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('ledger_transaction_earned')
    .on('ledger_transaction')
    .columns(['day', 'member_id', 'id'])
    .execute()
}
