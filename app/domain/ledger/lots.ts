import { plus, type Instant } from '#app/core/time.ts'

/** Points that became available at one moment. */
export type Lot = { at: Instant; points: number }

/**
 * What is left of each lot when the oldest points are spent first: the newest lots that sum to the balance. Points
 * that no lot explains (a refund of older points) are as old as the oldest lot.
 * @param lots any order
 * @returns newest first
 */
export function lotsLeft(lots: readonly Lot[], balance: number): Lot[] {
  const newest = [...lots].sort((a, b) => (a.at < b.at ? 1 : -1))
  const left: Lot[] = []
  let rest = balance
  for (const { at, points } of newest) {
    if (rest <= 0) break
    const kept = Math.min(points, rest)
    left.push({ at, points: kept })
    rest -= kept
  }
  const oldest = newest.at(-1)
  if (rest > 0 && oldest !== undefined) left.push({ at: oldest.at, points: rest })
  return left
}

/** Months as 30.44 days: a term of years need not be exact to the hour. */
function monthsAfter(at: Instant, months: number): Instant {
  return plus(at, { days: Math.round(months * 30.44) })
}

export type ExpiryTerms = {
  mode: 'off' | 'age' | 'inactivity'
  months: number
  /** Nothing expires before this instant: members are told first, also after expiry was switched on. */
  notBefore: Instant
}

/**
 * Which points of a balance expire when, soonest first.
 * @param lastActive when the member last earned or spent; null: the newest lot counts
 */
export function expiriesOf(
  lots: readonly Lot[],
  balance: number,
  lastActive: Instant | null,
  terms: ExpiryTerms,
): Lot[] {
  if (terms.mode === 'off' || balance <= 0) return []
  const at = (since: Instant): Instant => {
    const due = monthsAfter(since, terms.months)
    return due < terms.notBefore ? terms.notBefore : due
  }
  const left = lotsLeft(lots, balance)
  const newest = left[0]?.at ?? null
  if (terms.mode === 'inactivity') {
    const since = lastActive ?? newest
    return since === null ? [] : [{ at: at(since), points: balance }]
  }
  return left.map((lot) => ({ at: at(lot.at), points: lot.points })).sort((a, b) => (a.at < b.at ? -1 : 1))
}
