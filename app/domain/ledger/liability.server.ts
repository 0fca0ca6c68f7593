import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { between, unitMs } from '#app/core/time.ts'
import { expiringPoints, expiryTerms } from './expiring-points.server.ts'
import { lotsLeft } from './lots.ts'
import { availableBalances, lotsOf, pointTotals } from './queries/lots.server.ts'

/** Upper ends in days; the last band is open. */
const bands = [
  { key: 'to30', days: 30 },
  { key: 'to90', days: 90 },
  { key: 'to180', days: 180 },
  { key: 'to365', days: 365 },
  { key: 'to730', days: 730 },
  { key: 'older', days: Infinity },
] as const

export type LiabilityBand = { key: (typeof bands)[number]['key']; points: number; cost: number }

/** What the company owes in points. Costs in the smallest unit of `currency`. */
export type Liability = {
  at: string
  currency: string
  costPerPoint: number
  states: { key: 'pending' | 'available' | 'reserved'; points: number; cost: number }[]
  outstanding: { points: number; cost: number }
  /** Members' debt after reversals of spent points; it reduces what will be spent. */
  debt: number
  redeemed: number
  expired: number
  members: number
  /** Available points by age since they became available; the oldest are spent first. */
  ages: LiabilityBand[]
  /** Available points that expire within `withinDays` unless they are spent; empty while expiry is off. */
  expiring: { withinDays: number; points: number; cost: number }[]
}

const batch = 500
const horizons = [30, 90, 365] as const

/**
 * Outstanding points by state and age, what they cost, and what is expected to expire. Reads in batches. @throws
 * forbidden
 */
export async function liability(ctx: Ctx): Promise<Liability> {
  authorize(ctx.actor, 'ledger.administer')
  const now = ctx.now()
  const costPerPoint = ctx.setting('points.costPerPoint')
  const totals = await pointTotals(ctx.read)
  const terms = await expiryTerms(ctx)
  const byBand = new Map<string, number>()
  const byHorizon = new Map<number, number>()
  for (let after = ''; ;) {
    const members = await availableBalances(ctx.read, after, batch)
    const last = members.at(-1)
    if (last === undefined) break
    after = last.memberId
    const lots = await lotsOf(
      ctx.read,
      members.map(({ memberId }) => memberId),
    )
    const expiring = await expiringPoints(ctx.read, members, terms)
    for (const { memberId, points } of members) {
      for (const lot of lotsLeft(lots.get(memberId) ?? [], points)) {
        const days = between(lot.at, now) / unitMs.day
        const band = bands.find((one) => days <= one.days)?.key ?? 'older'
        byBand.set(band, (byBand.get(band) ?? 0) + lot.points)
      }
      for (const lot of expiring.get(memberId) ?? []) {
        for (const days of horizons)
          if (between(now, lot.at) <= days * unitMs.day) byHorizon.set(days, (byHorizon.get(days) ?? 0) + lot.points)
      }
    }
  }
  const cost = (points: number): number => points * costPerPoint
  const outstanding = totals.pending + totals.available + totals.reserved
  return {
    at: now,
    currency: ctx.setting('points.currency'),
    costPerPoint,
    states: (['pending', 'available', 'reserved'] as const).map((key) => ({
      key,
      points: totals[key],
      cost: cost(totals[key]),
    })),
    outstanding: { points: outstanding, cost: cost(outstanding) },
    debt: totals.debt,
    redeemed: totals.redeemed,
    expired: totals.expired,
    members: totals.members,
    ages: bands.map(({ key }) => ({ key, points: byBand.get(key) ?? 0, cost: cost(byBand.get(key) ?? 0) })),
    expiring:
      terms.mode === 'off'
        ? []
        : horizons.map((withinDays) => ({
            withinDays,
            points: byHorizon.get(withinDays) ?? 0,
            cost: cost(byHorizon.get(withinDays) ?? 0),
          })),
  }
}
