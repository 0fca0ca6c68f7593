import type { Finding } from '#app/domain/ledger/verification.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The number of transactions and entries. */
export async function ledgerSize(db: Db): Promise<{ transactions: number; entries: number }> {
  const counted = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('ledger_transaction')
        .select((e) => e.fn.countAll<number>().as('n'))
        .as('transactions'),
      eb
        .selectFrom('ledger_entry')
        .select((e) => e.fn.countAll<number>().as('n'))
        .as('entries'),
    ])
    .executeTakeFirstOrThrow()
  return { transactions: Number(counted.transactions), entries: Number(counted.entries) }
}

/** Transactions whose entries do not sum to zero in a unit; at most 100. */
export async function unbalanced(db: Db): Promise<Finding[]> {
  const rows = await db
    .selectFrom('ledger_entry')
    .select((eb) => ['transaction_id', eb.fn.sum<number>('amount').as('sum')])
    .groupBy(['transaction_id', 'unit'])
    .having((eb) => eb.fn.sum<number>('amount'), '!=', 0)
    .limit(100)
    .execute()
  return rows.map((row) => ({ check: 'unbalanced', subject: row.transaction_id, expected: 0, found: Number(row.sum) }))
}

/** Accounts whose cached balance is not the sum of their entries; at most 100. */
export async function wrongBalances(db: Db): Promise<Finding[]> {
  const rows = await db
    .selectFrom('ledger_account as a')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('ledger_entry')
          .select((e) => ['account_id', e.fn.sum<number>('amount').as('sum')])
          .groupBy('account_id')
          .as('s'),
      (join) => join.onRef('s.account_id', '=', 'a.id'),
    )
    .select((eb) => ['a.owner', 'a.kind', 'a.unit', 'a.balance', eb.fn.coalesce('s.sum', eb.lit(0)).as('sum')])
    .where('a.kind', '!=', 'issuer')
    .where((eb) => eb('a.balance', '!=', eb.fn.coalesce('s.sum', eb.lit(0))))
    .limit(100)
    .execute()
  return rows.map((row) => ({
    check: 'balance',
    subject: `${row.owner} ${row.kind} ${row.unit}`,
    expected: Number(row.sum),
    found: row.balance,
  }))
}

/** Members' accounts below zero, and debt above zero; at most 100. */
export async function negatives(db: Db): Promise<Finding[]> {
  const rows = await db
    .selectFrom('ledger_account')
    .select(['owner', 'kind', 'unit', 'balance'])
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', 'in', ['reputation', 'pending', 'available', 'reserved']), eb('balance', '<', 0)]),
        eb.and([eb('kind', '=', 'debt'), eb('balance', '>', 0)]),
      ]),
    )
    .limit(100)
    .execute()
  return rows.map((row) => ({
    check: 'negative',
    subject: `${row.owner} ${row.kind} ${row.unit}`,
    expected: 0,
    found: row.balance,
  }))
}

/** Pending accounts whose balance is not the sum of the holds; at most 100. */
export async function wrongHolds(db: Db): Promise<Finding[]> {
  const rows = await db
    .selectFrom('ledger_account as a')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('ledger_hold')
          .select((e) => ['member_id', e.fn.sum<number>('amount').as('sum')])
          .groupBy('member_id')
          .as('h'),
      (join) => join.onRef('h.member_id', '=', 'a.owner'),
    )
    .select((eb) => ['a.owner', 'a.balance', eb.fn.coalesce('h.sum', eb.lit(0)).as('sum')])
    .where('a.kind', '=', 'pending')
    .where((eb) => eb('a.balance', '!=', eb.fn.coalesce('h.sum', eb.lit(0))))
    .limit(100)
    .execute()
  return rows.map((row) => ({ check: 'hold', subject: row.owner, expected: Number(row.sum), found: row.balance }))
}

/** Members whose transactions do not sum to the balance of their reputation account; at most 100. */
export async function wrongReputations(db: Db): Promise<Finding[]> {
  const rows = await db
    .selectFrom('ledger_account as a')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('ledger_transaction')
          .select((e) => ['member_id', e.fn.sum<number>('reputation').as('sum')])
          .where('reputation', '!=', 0)
          .groupBy('member_id')
          .as('t'),
      (join) => join.onRef('t.member_id', '=', 'a.owner'),
    )
    .select((eb) => ['a.owner', 'a.balance', eb.fn.coalesce('t.sum', eb.lit(0)).as('sum')])
    .where('a.kind', '=', 'reputation')
    .where((eb) => eb('a.balance', '!=', eb.fn.coalesce('t.sum', eb.lit(0))))
    .limit(100)
    .execute()
  return rows.map((row) => ({ check: 'reputation', subject: row.owner, expected: row.balance, found: Number(row.sum) }))
}
