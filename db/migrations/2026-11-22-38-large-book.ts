import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * For a book of millions of entries: sums per transaction and per account from indexes alone, and what each transaction
 * changed of the reputation beside its day, so that a leaderboard need not look at entries.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createIndex('ledger_entry_sums')
    .on('ledger_entry')
    .columns(['transaction_id', 'unit', 'amount'])
    .execute()
  await db.schema.dropIndex('ledger_entry_transaction').execute()
  await db.schema.dropIndex('ledger_entry_account').execute()
  await db.schema
    .createIndex('ledger_entry_account')
    .on('ledger_entry')
    .columns(['account_id', 'id', 'amount'])
    .execute()
  await db.schema
    .alterTable('ledger_transaction')
    .addColumn('reputation', ddl.amount, (c) => c.notNull().defaultTo(0))
    .execute()
  await ddl.whileOpen(db, 'ledger_transaction', async () => {
    await sql`
      update ledger_transaction set reputation = s.amount
      from (
        select e.transaction_id, a.owner, sum(e.amount) as amount from ledger_entry e join ledger_account a on a.id = e.account_id
        where a.kind = 'reputation' group by e.transaction_id, a.owner
      ) s
      where s.transaction_id = ledger_transaction.id and s.owner = ledger_transaction.member_id
    `.execute(db)
  })
  await db.schema.dropIndex('ledger_transaction_earned').execute()
  await sql`create index ledger_transaction_earned on ledger_transaction (day, member_id, reputation, subject_id) where reputation <> 0`.execute(
    db,
  )
}
