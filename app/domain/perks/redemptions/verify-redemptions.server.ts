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
 * Compares redemptions, stock and ledger: reserved points are the costs of redemptions under way, redeemed points those of
 * delivered ones; no stock is below zero; the stock of a coupon perk is its free codes less the requests that wait; a
 * delivered coupon redemption has exactly one code. Each comparison takes several queries, and a redemption may happen
 * between them: only a difference that two runs find alike is a finding.
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
