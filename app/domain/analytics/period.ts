import { dayIn, msOf, plus, startOfDayIn, unitMs, zoneOffsetMinutes } from '#app/core/time.ts'
import type { Instant } from '#app/core/time.ts'

export const periods = ['week', 'month', 'quarter', 'all'] as const
export type Period = (typeof periods)[number]

/** When the present week (from Monday), month or quarter began where the community is; null: there is no beginning. */
export function startOfPeriod(period: Period, now: Instant, zone: string): Instant | null {
  if (period === 'all') return null
  const noon = `${firstDay(period, dayIn(now, zone))}T12:00:00.000Z`
  return startOfDayIn(plus(noon, { minutes: -zoneOffsetMinutes(noon, zone) }), zone)
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
  return plus(`${day}T00:00:00.000Z`, { days: -((days + 3) % 7) }).slice(0, 10)
}
