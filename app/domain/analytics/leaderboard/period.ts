import { dayIn, daysAfter, instantOfDay, msOf, plus, unitMs, type Instant } from '#app/core/time.ts'

export const periods = ['week', 'month', 'quarter', 'all'] as const
export type Period = (typeof periods)[number]

/** When the present week (from Monday), month or quarter began in the community's zone; null for all time. */
export function startOfPeriod(period: Period, now: Instant, zone: string): Instant | null {
  if (period === 'all') return null
  return instantOfDay(firstDay(period, dayIn(now, zone)), zone)
}

/** A span of time as instants and as community days. `until` null: up to now. */
export type Span = { day: string; from: Instant; untilDay: string | null; until: Instant | null }

/** The present week, month or quarter and the one before it; null for all time. */
export function spansOf(period: Period, now: Instant, zone: string): { present: Span; before: Span } | null {
  const from = startOfPeriod(period, now, zone)
  if (from === null) return null
  const day = dayIn(from, zone)
  const before = startOfPeriod(period, plus(from, { ms: -1 }), zone) ?? from
  return {
    present: { day, from, untilDay: null, until: null },
    before: { day: dayIn(before, zone), from: before, untilDay: day, until: from },
  }
}

/** @param day `2026-11-22` */
function firstDay(period: Exclude<Period, 'all'>, day: string): string {
  if (period === 'week') return mondayOf(day)
  const month = Number(day.slice(5, 7))
  const first = period === 'month' ? month : month - ((month - 1) % 3)
  return `${day.slice(0, 5)}${String(first).padStart(2, '0')}-01`
}

/** 1970 began on a Thursday: three days after a Monday. */
function mondayOf(day: string): string {
  const days = Math.round(msOf(`${day}T00:00:00.000Z`) / unitMs.day)
  return daysAfter(day, -((days + 3) % 7))
}
