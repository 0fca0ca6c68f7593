import { dayIn, plus, type Instant } from '#app/core/time.ts'
import { windows, type Window } from './report.ts'

/** The first community day (2026-11-22) of each window that has one. */
export type WindowDays = Record<Exclude<Window, 'all'>, string>

export function windowDays(now: Instant, zone: string): WindowDays {
  const first = (window: Exclude<Window, 'all'>): string => dayIn(plus(now, { days: -windows[window] }), zone)
  return { year: first('year'), quarter: first('quarter'), month: first('month') }
}
