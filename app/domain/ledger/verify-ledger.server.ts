import type { Db } from '#db/dialects/dialect.ts'

/** The last four: between the book and redemptions, stock and coupons. */
export type Finding = {
  check: 'unbalanced' | 'balance' | 'negative' | 'hold' | 'reputation' | 'reserved' | 'redeemed' | 'stock' | 'coupon'
  subject: string
  expected: number
  found: number
}
export type Verification = { transactions: number; entries: number; findings: Finding[] }

/**
 * Checks the book against itself: every transaction adds up to zero per unit, every cached balance is the sum of its
 * entries, no account of a member is below zero (debt: above), what is pending is what is on hold, and the reputation
 * that the transactions of a member carry, by which members are ranked, is that of the account.
 * @returns at most 100 findings of each kind; none when the book is clean.
 */
export async function verifyLedger(db: Db): Promise<Verification> {
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
  const findings = [
    ...(await unbalanced(db)),
    ...(await wrongBalances(db)),
    ...(await negatives(db)),
    ...(await wrongHolds(db)),
    ...(await wrongReputations(db)),
  ]
  return { transactions: Number(counted.transactions), entries: Number(counted.entries), findings }
}

async function unbalanced(db: Db): Promise<Finding[]> {
  const rows = await db
    .selectFrom('ledger_entry')
    .select((eb) => ['transaction_id', eb.fn.sum<number>('amount').as('sum')])
    .groupBy(['transaction_id', 'unit'])
    .having((eb) => eb.fn.sum<number>('amount'), '!=', 0)
    .limit(100)
    .execute()
  return rows.map((row) => ({ check: 'unbalanced', subject: row.transaction_id, expected: 0, found: Number(row.sum) }))
}

async function wrongBalances(db: Db): Promise<Finding[]> {
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

async function negatives(db: Db): Promise<Finding[]> {
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

async function wrongHolds(db: Db): Promise<Finding[]> {
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

async function wrongReputations(db: Db): Promise<Finding[]> {
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
