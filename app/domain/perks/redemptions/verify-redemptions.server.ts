import type { Finding } from '#app/domain/ledger/verification.ts'
import {
  reservedDifferences,
  spentDifferences,
  stockDifferences,
  unfulfilledCoupons,
} from '#app/domain/perks/queries/checks.server.ts'
import type { Db } from '#db/dialects/dialect.ts'

export type RedemptionProblem = Finding & { check: 'reserved' | 'redeemed' | 'stock' | 'coupon' }

/**
 * What must hold between redemptions, stock and book: reserved points are the costs of what is under way, redeemed ones
 * of what was delivered; no stock is below zero, that of coupons is their free codes less what waits; a delivered
 * coupon is exactly one. Each compares what several queries read: only what differs twice in the same way is a finding,
 * not somebody redeeming in between.
 */
export async function verifyRedemptions(db: Db): Promise<RedemptionProblem[]> {
  const first = await differences(db)
  if (first.length === 0) return []
  const again = new Set((await differences(db)).map((one) => JSON.stringify(one)))
  return first.filter((one) => again.has(JSON.stringify(one)))
}

async function differences(db: Db): Promise<RedemptionProblem[]> {
  return [
    ...(await reservedDifferences(db)),
    ...(await spentDifferences(db)),
    ...(await stockDifferences(db)),
    ...(await unfulfilledCoupons(db)),
  ]
}
