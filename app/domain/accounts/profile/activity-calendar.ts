import { daysAfter, msOf, unitMs } from '#app/core/time.ts'

/** `level`: 0 for a day without posts, 1 to 4 by quarters of the busiest day's count. */
export type CalendarDay = { day: string; count: number; level: 0 | 1 | 2 | 3 | 4 }
/** Weeks begin on Sunday; the first and the last may be short. `months` as `2026-11`. */
export type Calendar = {
  weeks: CalendarDay[][]
  months: { month: string; count: number }[]
  total: number
  activeDays: number
}

const days = 365

/** The first day of the calendar that ends on `today`, both as `2026-11-22`. */
export function firstCalendarDay(today: string): string {
  return daysAfter(today, 1 - days)
}

/** The 365 days up to `today`, with 0 for days without a count. */
export function calendarOf(counts: ReadonlyMap<string, number>, today: string): Calendar {
  const first = firstCalendarDay(today)
  const most = Math.max(0, ...counts.values())
  const all = Array.from({ length: days }, (_, i): CalendarDay => {
    const day = daysAfter(first, i)
    const count = counts.get(day) ?? 0
    return { day, count, level: levelOf(count, most) }
  })
  const weeks: CalendarDay[][] = []
  for (const day of all) {
    const week = weekdayOf(day.day) === 0 ? undefined : weeks.at(-1)
    if (week === undefined) weeks.push([day])
    else week.push(day)
  }
  const months = new Map<string, number>()
  for (const { day, count } of all) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + count)
  return {
    weeks,
    months: [...months].map(([month, count]) => ({ month, count })),
    total: all.reduce((sum, { count }) => sum + count, 0),
    activeDays: all.filter(({ count }) => count > 0).length,
  }
}

/** The day of the week, 0 for Sunday. */
export function weekdayOf(day: string): number {
  return (Math.floor(msOf(`${day}T00:00:00.000Z`) / unitMs.day) + 4) % 7
}

function levelOf(count: number, most: number): CalendarDay['level'] {
  if (count === 0) return 0
  return Math.max(1, Math.ceil((count / most) * 4)) as 1 | 2 | 3 | 4
}
