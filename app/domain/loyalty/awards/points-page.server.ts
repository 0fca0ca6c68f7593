import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Page, PageRequest } from '#app/core/page.ts'
import { dayIn, plus, zoneOffsetMinutes } from '#app/core/time.ts'
import { expiringPoints, expiryTerms } from '#app/domain/ledger/expiring-points.server.ts'
import {
  entriesOf,
  holdsOf,
  transactionsOf,
  type Balances,
  type LedgerFilter,
} from '#app/domain/ledger/queries/ledger.server.ts'
import { heldStates } from '#app/domain/loyalty/queries/held.server.ts'
import { anniversariesSince, pendingByMonth, pointsByMonth } from '#app/domain/loyalty/queries/programme.server.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { tierProgress, type TierProgress } from '#app/domain/loyalty/tiers/tier-progress.server.ts'
import { reputationFloor } from '#app/registry/reputation-floor.ts'
import type { LedgerTransactionTable } from '#db/schema/ledger.ts'
import type { HeldState } from './line-sentence.ts'

/** One ledger line as the member reads it: for what, how much, why less, why reversed. */
export type PointsLine = {
  id: string
  at: string
  kind: LedgerTransactionTable['kind']
  rule: string | null
  ruleVersion: number | null
  eventType: string | null
  subject: { type: string; id: string } | null
  reputation: number
  points: number
  /** Where the points are: `pending` until `maturesAt`, else available. */
  state: 'pending' | 'available' | 'reversed'
  maturesAt: string | null
  capped: string | null
  /** What the rule grants before the limit; null when nothing was cut. */
  uncapped: number | null
  cappedPoints: string | null
  /** The same for points. */
  uncappedPoints: number | null
  /** The unmet condition of an award that was not paid, the reason given for a correction. */
  reason: string | null
  /** The state of an award that was held for review; null when none was. */
  held: HeldState | null
}

export type PointsPage = {
  balances: Balances
  reputation: number
  tier: TierProgress
  /** Pending points by the community day on which they mature, soonest first. */
  maturing: { day: string; points: number; at: string }[]
  /** Available points that expire within the notice, by day, soonest first. */
  expiring: { at: string; points: number }[]
  /**
   * What each month earned; `pending` of it is not available yet; `years`: full years at an anniversary in it, null
   * without one.
   */
  months: { month: string; points: number; pending: number; years: number | null }[]
  lines: Page<PointsLine>
}

/**
 * Everything `/me/points` shows.
 * @throws forbidden for another member's points
 */
export async function pointsPage(
  ctx: Ctx,
  memberId: string,
  page: PageRequest,
  filter?: LedgerFilter,
): Promise<PointsPage> {
  authorize(ctx.actor, 'ledger.read', { ownerId: memberId })
  const zone = ctx.setting('site.timeZone')
  const standing = (await standingsOf(ctx.read, [memberId])).get(memberId)
  const balances = standing?.balances ?? { reputation: 0, pending: 0, available: 0, reserved: 0, debt: 0 }
  return {
    balances,
    reputation: reputationFloor + balances.reputation,
    tier: await tierProgress(ctx, memberId),
    maturing: byDay(await holdsOf(ctx.read, memberId), zone),
    expiring: await expiringSoon(ctx, memberId, balances.available),
    months: await monthsOf(ctx, memberId),
    lines: await pointsLines(ctx, memberId, page, filter),
  }
}

async function monthsOf(ctx: Ctx, memberId: string): Promise<PointsPage['months']> {
  const now = ctx.now()
  const zone = ctx.setting('site.timeZone')
  const [since, offset] = [plus(now, { days: -366 }), zoneOffsetMinutes(now, zone)]
  const earned = await pointsByMonth(ctx.read, ctx.dialect, memberId, since, offset)
  const pending = await pendingByMonth(ctx.read, ctx.dialect, memberId, offset)
  const years = new Map(
    (await anniversariesSince(ctx.read, memberId, since)).map(({ at, years: full }) => [
      dayIn(at, zone).slice(0, 7),
      full,
    ]),
  )
  return earned.map(({ month, points }) => ({
    month,
    points,
    pending: Math.max(0, Math.min(points, pending.get(month) ?? 0)),
    years: years.get(month) ?? null,
  }))
}

/** The ledger of one member as lines, newest first; maturities are left out, because nothing is won or lost. */
export async function pointsLines(
  ctx: Ctx,
  memberId: string,
  page: PageRequest,
  filter?: LedgerFilter,
): Promise<Page<PointsLine>> {
  authorize(ctx.actor, 'ledger.read', { ownerId: memberId })
  const transactions = await transactionsOf(ctx.read, memberId, page, filter)
  const entries = await entriesOf(
    ctx.read,
    transactions.items.map((row) => row.id),
  )
  const held = await heldStates(
    ctx.read,
    transactions.items.map((row) => ({ capped: row.capped, cappedPoints: row.capped_points, eventId: row.event_id })),
  )
  const now = ctx.now()
  const items = transactions.items.map((row): PointsLine => {
    // Points reserved for a perk are still the member's; the line shows what can no longer be spent otherwise.
    const spendable = row.kind === 'reservation' || row.kind === 'redemption' || row.kind === 'refund'
    const own = entries.filter(
      (entry) =>
        entry.transactionId === row.id &&
        entry.owner === memberId &&
        entry.kind !== 'adjustment' &&
        entry.kind !== 'expired' &&
        (!spendable || entry.kind === 'available' || entry.kind === 'debt'),
    )
    const sum = (unit: 'reputation' | 'points'): number =>
      own.filter((entry) => entry.unit === unit).reduce((total, entry) => total + entry.amount, 0)
    return {
      id: row.id,
      at: row.at,
      kind: row.kind,
      rule: row.rule,
      ruleVersion: row.rule_version,
      eventType: row.event_type,
      subject:
        row.subject_type !== null && row.subject_id !== null ? { type: row.subject_type, id: row.subject_id } : null,
      reputation: sum('reputation'),
      points: sum('points'),
      state:
        row.kind === 'reversal' && sum('points') <= 0
          ? 'reversed'
          : row.matures_at !== null && row.matures_at > now
            ? 'pending'
            : 'available',
      maturesAt: row.matures_at,
      capped: row.capped,
      uncapped: row.uncapped_reputation,
      cappedPoints: row.capped_points,
      uncappedPoints: row.uncapped_points,
      reason: row.reason,
      held: held.get(row.event_id ?? '') ?? null,
    }
  })
  return { items, next: transactions.next }
}

/** What expires within the notice period; overdue points count as expiring now. */
async function expiringSoon(ctx: Ctx, memberId: string, available: number): Promise<PointsPage['expiring']> {
  const terms = await expiryTerms(ctx)
  const lots = (await expiringPoints(ctx.read, [{ memberId, points: available }], terms)).get(memberId) ?? []
  const horizon = plus(ctx.now(), { days: ctx.setting('points.expiryNoticeDays') })
  const zone = ctx.setting('site.timeZone')
  const days = Map.groupBy(
    lots.filter(({ at }) => at <= horizon),
    ({ at }) => dayIn(at, zone),
  )
  return [...days.values()].map((ofDay) => ({
    at: ofDay[0]?.at ?? '',
    points: ofDay.reduce((sum, lot) => sum + lot.points, 0),
  }))
}

function byDay(holds: { amount: number; maturesAt: string }[], zone: string): PointsPage['maturing'] {
  const days = Map.groupBy(holds, (hold) => dayIn(hold.maturesAt, zone))
  return [...days].map(([day, ofDay]) => ({
    day,
    at: ofDay[0]?.maturesAt ?? '',
    points: ofDay.reduce((sum, hold) => sum + hold.amount, 0),
  }))
}
