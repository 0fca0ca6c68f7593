import { shownBadges, type ShownBadge } from '#app/domain/loyalty/badges/queries/shown.server.ts'
import { earningEvents } from '#app/domain/loyalty/rules/rules-for.ts'
import { events, type EventType } from '#app/registry/events.ts'
import type { Db, Dialect } from '#db/dialects/dialect.ts'

/** Which of these members work for the company now. */
export async function staffAmong(db: Db, memberIds: readonly string[]): Promise<Set<string>> {
  if (memberIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('member_role')
    .select('member_id')
    .where('member_id', 'in', [...memberIds])
    .where('role', 'in', ['agent', 'admin'])
    .execute()
  return new Set(rows.map((row) => row.member_id))
}

/**
 * Tiers and badges of these members as last computed; the badges in the order of display: those chosen first, then
 * the rarest.
 */
export async function standingRows(db: Db, memberIds: readonly string[]) {
  if (memberIds.length === 0) return { standings: [], badges: new Map<string, ShownBadge[]>() }
  const ids = [...memberIds]
  return {
    standings: await db.selectFrom('member_standing').selectAll().where('member_id', 'in', ids).execute(),
    badges: await shownBadges(db, ids),
  }
}

/** Points per calendar month, newest last: what was earned less what was reversed, by the month of the award. */
export async function pointsByMonth(
  db: Db,
  dialect: Dialect,
  memberId: string,
  since: string,
  offsetMinutes: number,
): Promise<{ month: string; points: number }[]> {
  // The month is named inside, because PostgreSQL does not see that two expressions with parameters are the same.
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom('ledger_transaction as t')
        .innerJoin('ledger_entry as e', 'e.transaction_id', 't.id')
        .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
        .select((eb) => [dialect.dateBucket(eb.ref('t.at'), 'month', offsetMinutes).as('month'), 'e.amount'])
        .where('t.member_id', '=', memberId)
        .where('t.kind', 'in', ['award', 'reversal', 'settlement'])
        .where('t.at', '>=', since)
        .where('e.unit', '=', 'points')
        .where('a.kind', '!=', 'issuer')
        .as('moved'),
    )
    .select((eb) => ['month', eb.fn.sum<number>('amount').as('points')])
    .groupBy('month')
    .orderBy('month')
    .execute()
  return rows.map((row) => ({ month: row.month, points: Number(row.points) }))
}

/** A member's pending points by the month in which they were earned. */
export async function pendingByMonth(
  db: Db,
  dialect: Dialect,
  memberId: string,
  offsetMinutes: number,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom('ledger_hold as h')
        .innerJoin('ledger_transaction as t', 't.id', 'h.transaction_id')
        .select((eb) => [dialect.dateBucket(eb.ref('t.at'), 'month', offsetMinutes).as('month'), 'h.amount'])
        .where('h.member_id', '=', memberId)
        .as('held'),
    )
    .select((eb) => ['month', eb.fn.sum<number>('amount').as('points')])
    .groupBy('month')
    .execute()
  return new Map(rows.map((row) => [row.month, Number(row.points)]))
}

/** The anniversaries that were paid since then: when, and of how many years. */
export async function anniversariesSince(
  db: Db,
  memberId: string,
  since: string,
): Promise<{ at: string; years: number }[]> {
  const rows = await db
    .selectFrom('ledger_transaction as t')
    .innerJoin('event_log as l', 'l.id', 't.event_id')
    .select(['t.at', 'l.payload'])
    .where('t.member_id', '=', memberId)
    .where('t.rule', '=', 'tenure-anniversary')
    .where('t.kind', '=', 'award')
    .where('t.at', '>=', since)
    .orderBy('t.at')
    .execute()
  return rows.map(({ at, payload }) => ({ at, years: (JSON.parse(payload) as { years: number }).years }))
}

/** Events that award, reverse or restore, and manual corrections, which change what the floor allows. */
const replayedEvents = [
  ...earningEvents,
  ...(Object.keys(events) as EventType[]).filter((type) => 'cause' in events[type].fields),
  'post.removed',
  'post.restored',
  'points.adjusted',
] as const

/** Events that move points, in the order they were recorded. */
export async function relevantEvents(db: Db, afterSeq: number, limit: number) {
  return db
    .selectFrom('event_log')
    .selectAll()
    .where('seq', '>', afterSeq)
    .where('type', 'in', [...replayedEvents])
    .orderBy('seq')
    .limit(limit)
    .execute()
}

export async function allStaff(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('member_role').select('member_id').where('role', 'in', ['agent', 'admin']).execute()
  return new Set(rows.map((row) => row.member_id))
}

/**
 * Reputation above the floor and points (pending, available, reserved, spent or expired, less debt, corrections by hand
 * left out) of every member with an account.
 */
export async function liveTotals(db: Db): Promise<Map<string, { reputation: number; points: number }>> {
  const rows = await db
    .selectFrom('ledger_account')
    .select((eb) => ['owner', 'unit', eb.fn.sum<number>('balance').as('sum')])
    .where('kind', 'in', [
      'reputation',
      'pending',
      'available',
      'reserved',
      'redeemed',
      'expired',
      'adjustment',
      'debt',
    ])
    .groupBy(['owner', 'unit'])
    .execute()
  const totals = new Map<string, { reputation: number; points: number }>()
  for (const row of rows) {
    const own = totals.get(row.owner) ?? { reputation: 0, points: 0 }
    own[row.unit] = Number(row.sum)
    totals.set(row.owner, own)
  }
  return totals
}

/** The next events that move points, from that number on. */
export async function eventsFrom(db: Db, seq: number, limit: number) {
  return db
    .selectFrom('event_log')
    .selectAll()
    .where('seq', '>=', seq)
    .where('type', 'in', [...replayedEvents])
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** Where the events since that moment begin, at most `most` of those that move points. */
export async function firstSeqSince(db: Db, since: string, most: number): Promise<{ seq: number; shortened: boolean }> {
  const first = await db
    .selectFrom('event_log')
    .select((eb) => eb.fn.min('seq').as('seq'))
    .where('at', '>=', since)
    .executeTakeFirst()
  const tooEarly = await db
    .selectFrom('event_log')
    .select('seq')
    .where('type', 'in', [...replayedEvents])
    .where('at', '>=', since)
    .orderBy('seq', 'desc')
    .offset(most)
    .limit(1)
    .executeTakeFirst()
  return tooEarly === undefined
    ? { seq: Number(first?.seq ?? Number.MAX_SAFE_INTEGER), shortened: false }
    : { seq: tooEarly.seq + 1, shortened: true }
}
