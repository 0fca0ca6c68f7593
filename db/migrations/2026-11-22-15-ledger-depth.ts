import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * What the book says of every limit, so that room that comes free finds its way; balances that cannot fall below zero.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .alterTable('ledger_transaction')
    .addColumn('effect', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('ledger_transaction').addColumn('capped_points', 'text').execute()
  await db.schema.alterTable('ledger_transaction').addColumn('uncapped_points', ddl.amount).execute()
  await db.schema
    .alterTable('ledger_transaction')
    .addColumn('post_claim', ddl.amount, (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('ledger_transaction').addColumn('pair_member_id', ddl.id).execute()
  await db.schema.alterTable('ledger_transaction').addColumn('freed_by_id', ddl.id).execute()
  await db.schema
    .createIndex('ledger_transaction_pair')
    .on('ledger_transaction')
    .columns(['member_id', 'pair_member_id', 'day'])
    .execute()
  await ddl.refuseWhen(
    db,
    'ledger_account',
    'below_zero',
    "(new.kind in ('reputation', 'pending', 'available', 'reserved') and new.balance < 0) or (new.kind = 'debt' and new.balance > 0)",
  )
  await ddl.whileOpen(db, 'ledger_transaction', () => fillOldRows(db))
}

/** A reversal undoes its parent's effect and claim; the chains of old books are short. */
async function fillOldRows(db: Kysely<unknown>): Promise<void> {
  await sql`update ledger_transaction set effect = 1 where kind = 'award'`.execute(db)
  await sql`
    update ledger_transaction set post_claim = coalesce(uncapped_reputation, (
      select sum(e.amount) from ledger_entry e join ledger_account a on a.id = e.account_id where e.transaction_id = ledger_transaction.id and a.kind = 'reputation'
    ), 0)
    where kind = 'award' and rule in ('answer-voted-up', 'answer-voted-down', 'question-voted-up', 'question-voted-down')
  `.execute(db)
  for (let link = 0; link < 8; link++) {
    await sql`
      update ledger_transaction
      set effect = -(select p.effect from ledger_transaction p where p.id = ledger_transaction.reverses_id), post_claim = -(select p.post_claim from ledger_transaction p where p.id = ledger_transaction.reverses_id)
      where kind = 'reversal' and effect = 0
    `.execute(db)
  }
}
