import type { Instant } from '#app/core/time.ts'
import type { CaseStatus } from '#app/domain/cases/case.ts'
import type { ClockName } from '#db/schema/cases.ts'
import type { BusinessCalendar } from './business-time.ts'

export type SlaClockName = ClockName
export const clockNames = ['firstResponse', 'nextResponse', 'resolution'] as const satisfies readonly SlaClockName[]

/** Business minutes, whole and ≥ 1. */
export type PromisedMinutes = Record<SlaClockName, number>

/** What is promised in a case from `at` on, by the calendar with that version. */
export type PromiseInForce = {
  at: Instant
  minutes: PromisedMinutes
  calendarVersionId: string
  calendar: BusinessCalendar
  policyId: string
}

export type SlaState = 'running' | 'paused' | 'met' | 'breached'

/**
 * One promise to the customer. Minutes are business minutes. `promisedMinutes` is what the policy says; `leftMinutes` is
 * negative once it is late. `usedMinutes` is the difference: more than promised once it is late.
 */
export type SlaClock = {
  name: SlaClockName
  /** Since when it counts: the opening, or the message that waits for its answer. */
  startedAt: Instant
  /** While it is paused: when it would be due if it had gone on. */
  dueAt: Instant
  state: SlaState
  /** When it was answered or solved; null while it is owed. */
  endedAt: Instant | null
  /** Since when it waits for the customer; null while it runs, and when it has ended. */
  pausedAt: Instant | null
  promisedMinutes: number
  usedMinutes: number
  leftMinutes: number
  /** What "one day" means in them. */
  dayMinutes: number
  /** From then on it is late: the first moment of business time after `dueAt`. */
  lateAt: Instant
}

/** Statuses in which the clocks run: staff have the next word. In every other status they are stopped. */
export const runningStatuses = ['new', 'acknowledged', 'waiting_staff'] as const satisfies readonly CaseStatus[]

export function isRunning(status: CaseStatus): boolean {
  return (runningStatuses as readonly CaseStatus[]).includes(status)
}
