import type { Lot } from '#app/domain/ledger/lots.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Kinds that make points available; a refund returns old points and makes no new ones. */
const earning = ['award', 'reversal', 'settlement', 'maturity', 'adjustment'] as const
/** Kinds that count as activity where inactivity lets points expire. */
const activity = ['award', 'reservation', 'redemption'] as const

/** Available points of members who have any, by id. */
export async function availableBalances(
  db: Db,
  afterMemberId: string,
  limit: number,
): Promise<{ memberId: string; points: number }[]> {
  return db
    .selectFrom('ledger_account')
    .select(['owner as memberId', 'balance as points'])
    .where('kind', '=', 'available')
    .where('unit', '=', 'points')
    .where('balance', '>', 0)
    .where('owner', '>', afterMemberId)
    .orderBy('owner')
    .limit(limit)
    .execute()
}

/** The lots in which these members' points became available; every member asked for is in the map. */
export async function lotsOf(db: Db, memberIds: readonly string[]): Promise<Map<string, Lot[]>> {
  const lots = new Map<string, Lot[]>(memberIds.map((id) => [id, []]))
  if (memberIds.length === 0) return lots
  const rows = await db
    .selectFrom('ledger_account as a')
    .innerJoin('ledger_entry as e', 'e.account_id', 'a.id')
    .innerJoin('ledger_transaction as t', 't.id', 'e.transaction_id')
    .select((eb) => ['a.owner', 't.at', eb.fn.sum<number>('e.amount').as('points')])
    .where('a.kind', '=', 'available')
    .where('a.unit', '=', 'points')
    .where('a.owner', 'in', [...memberIds])
    .where('e.amount', '>', 0)
    .where('t.kind', 'in', [...earning])
    .groupBy(['a.owner', 't.at'])
    .execute()
  for (const { owner, at, points } of rows) lots.get(owner)?.push({ at, points: Number(points) })
  return lots
}

/** When these members last earned or spent points; members who never did are not in the map. */
export async function lastActiveAt(db: Db, memberIds: readonly string[]): Promise<Map<string, string>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('ledger_transaction')
    .select((eb) => ['member_id', eb.fn.max('at').as('at')])
    .where('member_id', 'in', [...memberIds])
    .where('kind', 'in', [...activity])
    .groupBy('member_id')
    .execute()
  return new Map(rows.map((row) => [row.member_id, row.at]))
}

/** When the expiry setting was last changed; null when it never was. */
export async function expirySince(db: Db): Promise<string | null> {
  return (
    (await db.selectFrom('setting').select('changed_at').where('key', '=', 'points.expiry').executeTakeFirst())
      ?.changed_at ?? null
  )
}

/** Points of all members by state. */
export async function pointTotals(db: Db): Promise<{
  pending: number
  available: number
  reserved: number
  debt: number
  redeemed: number
  expired: number
  members: number
}> {
  const rows = await db
    .selectFrom('ledger_account')
    .select((eb) => ['kind', eb.fn.sum<number>('balance').as('sum'), eb.fn.countAll<number>().as('count')])
    .where('unit', '=', 'points')
    .where('kind', 'in', ['pending', 'available', 'reserved', 'debt', 'redeemed', 'expired'])
    .where('balance', '!=', 0)
    .groupBy('kind')
    .execute()
  const of = (kind: string): number => Math.abs(Number(rows.find((row) => row.kind === kind)?.sum ?? 0))
  return {
    pending: of('pending'),
    available: of('available'),
    reserved: of('reserved'),
    debt: of('debt'),
    redeemed: of('redeemed'),
    expired: of('expired'),
    members: Number(rows.find((row) => row.kind === 'available')?.count ?? 0),
  }
}
