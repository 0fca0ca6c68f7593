import type { Db } from '#db/dialects/dialect.ts'
import { reservedDifferences, spentDifferences, stockDifferences, unfulfilledCoupons } from './queries/checks.server.ts'

export type RedemptionProblem = { check: 'reserved' | 'redeemed' | 'stock' | 'coupon'; subject: string; expected: number; found: number }

/**
 * What must hold between redemptions, stock and book: reserved points are the costs of what is under way, redeemed ones of what was
 * delivered; no stock is below zero, that of coupons is their free codes less what waits; a delivered coupon is exactly one.
 */
export async function verifyRedemptions(db: Db): Promise<RedemptionProblem[]> {
  return [...(await reservedDifferences(db)), ...(await spentDifferences(db)), ...(await stockDifferences(db)), ...(await unfulfilledCoupons(db))]
}
