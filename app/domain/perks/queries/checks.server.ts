import { holdingStates, type RedemptionState } from '#app/domain/perks/redemptions/redemption.ts'
import type { RedemptionProblem } from '#app/domain/perks/redemptions/verify-redemptions.server.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Members whose reserved points are not the costs of their redemptions under way. */
export function reservedDifferences(db: Db): Promise<RedemptionProblem[]> {
  return balanceDifferences(db, 'reserved', holdingStates)
}

/** Members whose redeemed points are not the costs of their delivered redemptions. */
export function spentDifferences(db: Db): Promise<RedemptionProblem[]> {
  return balanceDifferences(db, 'redeemed', ['fulfilled'])
}

async function balanceDifferences(
  db: Db,
  kind: 'reserved' | 'redeemed',
  states: readonly RedemptionState[],
): Promise<RedemptionProblem[]> {
  const balances = await db
    .selectFrom('ledger_account')
    .select(['owner', 'balance'])
    .where('kind', '=', kind)
    .where('unit', '=', 'points')
    .execute()
  const sums = await db
    .selectFrom('redemption')
    .select((eb) => ['member_id', eb.fn.sum<number>('cost').as('sum')])
    .where('state', 'in', [...states])
    .groupBy('member_id')
    .execute()
  const expected = new Map(sums.map((row) => [row.member_id, Number(row.sum)]))
  const found = new Map(balances.map((row) => [row.owner, row.balance]))
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((member) => {
    const [want, have] = [expected.get(member) ?? 0, found.get(member) ?? 0]
    return want === have ? [] : [{ check: kind, subject: member, expected: want, found: have }]
  })
}

/** Perks with a stock below zero, and coupon perks whose stock is not their free codes less the requests that wait. */
export async function stockDifferences(db: Db): Promise<RedemptionProblem[]> {
  const negative = await db.selectFrom('perk').select(['id', 'stock']).where('stock', '<', 0).execute()
  const pools = await db.selectFrom('perk').select(['id', 'stock']).where('delivery', '=', 'coupon').execute()
  const free = await db
    .selectFrom('coupon')
    .select((eb) => ['perk_id', eb.fn.countAll<number>().as('count')])
    .where('redemption_id', 'is', null)
    .groupBy('perk_id')
    .execute()
  const waiting = await db
    .selectFrom('redemption')
    .select((eb) => ['perk_id', eb.fn.countAll<number>().as('count')])
    .where('state', 'in', [...holdingStates])
    .groupBy('perk_id')
    .execute()
  const countOf = (rows: readonly { perk_id: string; count: number }[], id: string): number =>
    Number(rows.find((row) => row.perk_id === id)?.count ?? 0)
  return [
    ...negative.map((perk): RedemptionProblem => ({
      check: 'stock',
      subject: perk.id,
      expected: 0,
      found: perk.stock ?? 0,
    })),
    ...pools.flatMap((perk): RedemptionProblem[] => {
      const expected = countOf(free, perk.id) - countOf(waiting, perk.id)
      return expected === perk.stock ? [] : [{ check: 'stock', subject: perk.id, expected, found: perk.stock ?? 0 }]
    }),
  ]
}

/** Coupon redemptions that were delivered without exactly one code, or have one without a delivery. */
export async function unfulfilledCoupons(db: Db): Promise<RedemptionProblem[]> {
  const rows = await db
    .selectFrom('redemption as r')
    .leftJoin('coupon as c', 'c.redemption_id', 'r.id')
    .select(['r.id', 'c.id as coupon', 'r.state'])
    .where('r.delivery', '=', 'coupon')
    .execute()
  return rows.flatMap((row): RedemptionProblem[] => {
    const [expected, found] = [row.state === 'fulfilled' ? 1 : 0, row.coupon === null ? 0 : 1]
    return expected === found ? [] : [{ check: 'coupon', subject: row.id, expected, found }]
  })
}
