import type { Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/** Whose awards of a rule to a member are counted. Awards from before are not: the book is never changed. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema.alterTable('ledger_transaction').addColumn('counted_giver_id', ddl.id).execute()
  await db.schema
    .createIndex('ledger_transaction_giver')
    .on('ledger_transaction')
    .columns(['member_id', 'counted_giver_id', 'rule'])
    .execute()
}
