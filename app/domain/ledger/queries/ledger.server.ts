import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { LedgerAccountKind, LedgerTransactionTable, LedgerUnit } from '#db/schema/ledger.ts'

/** A member's balances. Each is the sum of the entries of its account; 0 without entries. */
export type Balances = {
  reputation: number
  pending: number
  available: number
  reserved: number
  /** Owed after a reversal of spent points; 0 or more. */ debt: number
}

export async function balancesOf(db: Db, memberIds: readonly string[]): Promise<Map<string, Balances>> {
  const balances = new Map<string, Balances>(
    memberIds.map((id) => [id, { reputation: 0, pending: 0, available: 0, reserved: 0, debt: 0 }]),
  )
  if (memberIds.length === 0) return balances
  const rows = await db
    .selectFrom('ledger_account')
    .select(['owner', 'kind', 'balance'])
    .where('owner', 'in', [...memberIds])
    .where('kind', 'in', ['reputation', 'pending', 'available', 'reserved', 'debt'])
    .execute()
  for (const row of rows) {
    const own = balances.get(row.owner)
    if (own !== undefined) own[row.kind as keyof Balances] = Math.abs(row.balance)
  }
  return balances
}

/**
 * One ledger line of a member: an entry on one of their accounts with its transaction. An award that a limit cut to
 * nothing has no entry and is one line of 0 reputation, so that the member can read why.
 */
export type LedgerLine = {
  id: string
  transactionId: string
  at: string
  unit: LedgerUnit
  amount: number
  account: LedgerAccountKind
  kind: LedgerTransactionTable['kind']
  rule: string | null
  ruleVersion: number | null
  eventId: string | null
  eventType: string | null
  subjectType: string | null
  subjectId: string | null
  capped: string | null
  uncappedReputation: number | null
  cappedPoints: string | null
  uncappedPoints: number | null
  reversesId: string | null
  /** For a settlement: the transaction that freed or took the room. */
  freedBy: string | null
  maturesAt: string | null
  reason: string | null
}

/** Which lines to show; null: all. */
export type LedgerFilter = { unit: LedgerUnit | null; rule: string | null; kind: LedgerTransactionTable['kind'] | null }

/** A member's ledger lines, newest first. */
export async function ledgerLines(
  db: Db,
  memberId: string,
  page: PageRequest,
  filter: LedgerFilter = { unit: null, rule: null, kind: null },
): Promise<Page<LedgerLine>> {
  let query = db
    .selectFrom('ledger_transaction as t')
    .leftJoin('ledger_entry as e', 'e.transaction_id', 't.id')
    .leftJoin('ledger_account as a', 'a.id', 'e.account_id')
    .select((eb) => [
      eb.fn.coalesce('e.id', 't.id').as('id'),
      't.id as transactionId',
      't.at',
      'e.unit',
      'e.amount',
      'a.kind as account',
      't.kind',
      't.rule',
      't.rule_version as ruleVersion',
      't.event_id as eventId',
      't.event_type as eventType',
      't.subject_type as subjectType',
      't.subject_id as subjectId',
      't.capped',
      't.uncapped_reputation as uncappedReputation',
      't.capped_points as cappedPoints',
      't.uncapped_points as uncappedPoints',
      't.reverses_id as reversesId',
      't.freed_by_id as freedBy',
      't.matures_at as maturesAt',
      't.reason',
    ])
    .where('t.member_id', '=', memberId)
    .where((eb) => eb.or([eb('a.owner', '=', memberId), eb('e.id', 'is', null)]))
  if (filter.rule !== null) query = query.where('t.rule', '=', filter.rule)
  if (filter.kind !== null) query = query.where('t.kind', '=', filter.kind)
  const { unit } = filter
  if (unit !== null)
    query = query.where((eb) =>
      unit === 'points' ? eb('e.unit', '=', unit) : eb.or([eb('e.unit', '=', unit), eb('e.id', 'is', null)]),
    )
  if (page.cursor !== null) {
    const [at, id] = decodeCursor(page.cursor, 2)
    query = query.where((eb) =>
      eb.or([
        eb('t.at', '<', String(at)),
        eb.and([eb('t.at', '=', String(at)), eb(eb.fn.coalesce('e.id', 't.id'), '<', String(id))]),
      ]),
    )
  }
  const rows = await query
    .orderBy('t.at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const lines = rows.map((row): LedgerLine => ({
    ...row,
    unit: row.unit ?? 'reputation',
    amount: row.amount ?? 0,
    account: row.account ?? 'reputation',
  }))
  return toPage(lines, page.limit, (row) => [row.at, row.id])
}

/**
 * Transactions of a member, newest first, including those capped to nothing; without maturities, which win or lose
 * nothing.
 */
export async function transactionsOf(
  db: Db,
  memberId: string,
  page: PageRequest,
  filter: LedgerFilter = { unit: null, rule: null, kind: null },
): Promise<Page<LedgerTransactionTable>> {
  let query = db
    .selectFrom('ledger_transaction')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('kind', '!=', 'maturity')
  if (filter.rule !== null) query = query.where('rule', '=', filter.rule)
  if (filter.kind !== null) query = query.where('kind', '=', filter.kind)
  const { unit } = filter
  if (unit !== null) {
    // An award that a limit cut to nothing has no entry; it is listed under the unit of the limit.
    query = query.where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('ledger_entry')
            .select('ledger_entry.id')
            .whereRef('ledger_entry.transaction_id', '=', 'ledger_transaction.id')
            .where('ledger_entry.unit', '=', unit),
        ),
        eb(unit === 'points' ? 'capped_points' : 'uncapped_reputation', 'is not', null),
      ]),
    )
  }
  if (page.cursor !== null) {
    const [at, id] = decodeCursor(page.cursor, 2)
    query = query.where((eb) =>
      eb.or([eb('at', '<', String(at)), eb.and([eb('at', '=', String(at)), eb('id', '<', String(id))])]),
    )
  }
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return toPage(rows, page.limit, (row) => [row.at, row.id])
}

export async function entriesOf(
  db: Db,
  transactionIds: readonly string[],
): Promise<{ transactionId: string; owner: string; kind: LedgerAccountKind; unit: LedgerUnit; amount: number }[]> {
  if (transactionIds.length === 0) return []
  return db
    .selectFrom('ledger_entry as e')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .select(['e.transaction_id as transactionId', 'a.owner', 'a.kind', 'e.unit', 'e.amount'])
    .where('e.transaction_id', 'in', [...transactionIds])
    .orderBy('e.id')
    .execute()
}

/** Holds that ended at `now` or before, oldest first. */
export async function dueHolds(
  db: Db,
  now: string,
  limit: number,
): Promise<{ transaction_id: string; member_id: string }[]> {
  return db
    .selectFrom('ledger_hold')
    .select(['transaction_id', 'member_id'])
    .where('matures_at', '<=', now)
    .orderBy('matures_at')
    .orderBy('transaction_id')
    .limit(limit)
    .execute()
}

/** A member's points on hold, soonest end first. */
export async function holdsOf(db: Db, memberId: string): Promise<{ amount: number; maturesAt: string }[]> {
  return db
    .selectFrom('ledger_hold')
    .select(['amount', 'matures_at as maturesAt'])
    .where('member_id', '=', memberId)
    .orderBy('matures_at')
    .execute()
}

/**
 * Points of awards since an instant, less their reversals, per member. A reversal or settlement counts with its
 * award, at whatever time it was made: reversing an award from before the window takes nothing from those inside.
 */
export async function pointsEarnedSince(
  db: Db,
  memberIds: readonly string[],
  since: string,
): Promise<Map<string, number>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .withRecursive('link', (cte) =>
      cte
        .selectFrom('ledger_transaction as award')
        .select(['award.id', 'award.member_id'])
        .where('award.member_id', 'in', [...memberIds])
        .where('award.kind', '=', 'award')
        .where('award.at', '>=', since)
        .unionAll(
          cte
            .selectFrom('link')
            .innerJoin('ledger_transaction as undo', 'undo.reverses_id', 'link.id')
            .select(['undo.id', 'undo.member_id'])
            .where('undo.kind', 'in', ['reversal', 'settlement']),
        ),
    )
    .selectFrom('link')
    .innerJoin('ledger_entry as e', 'e.transaction_id', 'link.id')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .select((eb) => ['link.member_id as memberId', eb.fn.sum<number>('e.amount').as('points')])
    .where('e.unit', '=', 'points')
    .where('a.kind', '!=', 'issuer')
    .groupBy('link.member_id')
    .execute()
  return new Map(rows.map((row) => [row.memberId, Number(row.points)]))
}
