import type { Instant } from '#app/core/time.ts'
import type { Case, CaseSeverity, CaseStatus } from '#app/domain/cases/case.ts'
import type { SettingKey, SettingValue } from '#app/registry/settings/index.ts'
import type { CaseTold } from '#db/schema/cases.ts'
import {
  addBusinessMinutes,
  businessCalendar,
  businessMinutesBetween,
  lastBusinessMoment,
  type BusinessCalendar,
} from './business-time.ts'

/** Business minutes promised for a severity. */
export type SlaPolicy = { firstResponseMinutes: number; resolutionMinutes: number }
export type SlaClockName = 'firstResponse' | 'resolution'
export type SlaState = 'running' | 'paused' | 'met' | 'breached'

/** One promise to the customer. Minutes are business minutes; `usedMinutes` is more than promised once it is late. */
export type SlaClock = {
  name: SlaClockName
  dueAt: Instant
  state: SlaState
  endedAt: Instant | null
  promisedMinutes: number
  usedMinutes: number
}

/** How a setting is read: a method of the context and of the transaction. */
type Setting = <K extends SettingKey>(key: K) => SettingValue<K>
type Timed = Pick<
  Case,
  | 'severity'
  | 'opened_at'
  | 'first_response_due_at'
  | 'first_responded_at'
  | 'resolution_due_at'
  | 'resolved_at'
  | 'closed_at'
  | 'paused_at'
  | 'dismissed'
>

/** Statuses in which the clocks run: staff have the next word. In every other status they are stopped. */
export const runningStatuses = ['new', 'acknowledged', 'waiting_staff'] as const satisfies readonly CaseStatus[]

const policyKeys = {
  P1: { firstResponse: 'cases.firstResponseMinutesP1', resolution: 'cases.resolutionMinutesP1' },
  P2: { firstResponse: 'cases.firstResponseMinutesP2', resolution: 'cases.resolutionMinutesP2' },
  P3: { firstResponse: 'cases.firstResponseMinutesP3', resolution: 'cases.resolutionMinutesP3' },
} as const satisfies Record<CaseSeverity, Record<SlaClockName, SettingKey>>

/** The two promises for a severity, from the settings. */
export function slaPolicy(setting: Setting, severity: CaseSeverity): SlaPolicy {
  const keys = policyKeys[severity]
  return { firstResponseMinutes: setting(keys.firstResponse), resolutionMinutes: setting(keys.resolution) }
}

/** The business hours of the company, from the settings. Make it once for a list of cases: it remembers each day. */
export function caseCalendar(setting: Setting): BusinessCalendar {
  return businessCalendar({
    zone: setting('site.timeZone'),
    startHour: setting('cases.workdayStartHour'),
    endHour: setting('cases.workdayEndHour'),
    workdays: setting('cases.workdays').map(Number),
    holidays: setting('cases.holidays'),
  })
}

/**
 * When the two promises of a case that was opened at `openedAt` fall due. @param stoppedMinutes business minutes during which the clocks were paused
 */
export function dueTimes(
  openedAt: Instant,
  policy: SlaPolicy,
  stoppedMinutes: number,
  calendar: BusinessCalendar,
): Pick<Case, 'first_response_due_at' | 'resolution_due_at'> {
  return {
    first_response_due_at: addBusinessMinutes(openedAt, policy.firstResponseMinutes + stoppedMinutes, calendar),
    resolution_due_at: addBusinessMinutes(openedAt, policy.resolutionMinutes + stoppedMinutes, calendar),
  }
}

/**
 * What a transition at `at` does to the clocks. They stop while the case waits on the customer (`paused_at`) and while
 * it counts as solved (`resolved_at`, `closed_at`), and start again when it leaves that status.
 * @returns the columns to write, and `stoppedMinutes`: the business minutes of the stop that ends here, 0 without one
 */
export function clocksAfter(
  row: Timed,
  to: CaseStatus,
  at: Instant,
  calendar: BusinessCalendar,
): Pick<Case, 'first_response_due_at' | 'resolution_due_at' | 'paused_at' | 'resolved_at' | 'closed_at'> & {
  stoppedMinutes: number
} {
  const { first_response_due_at, resolution_due_at } = row
  const stoppedAt = row.paused_at ?? (to === 'waiting_staff' ? (row.resolved_at ?? row.closed_at) : null)
  const due =
    stoppedAt === null
      ? { first_response_due_at, resolution_due_at, stoppedMinutes: 0 }
      : extendDueTimes(row, stoppedAt, at, calendar)
  return {
    ...due,
    paused_at: to === 'waiting_customer' ? at : null,
    resolved_at: to === 'resolved' ? at : to === 'closed' ? row.resolved_at : null,
    closed_at: to === 'closed' ? at : null,
  }
}

/**
 * The due times after the clocks were paused from `stoppedAt` to `at`: a due time that was still to come moves by the
 * business time in between; one that had passed stays, because the promise was broken before.
 */
export function extendDueTimes(
  row: Timed,
  stoppedAt: Instant,
  at: Instant,
  calendar: BusinessCalendar,
): Pick<Case, 'first_response_due_at' | 'resolution_due_at'> & { stoppedMinutes: number } {
  const stoppedMinutes = businessMinutesBetween(stoppedAt, at, calendar)
  const move = (due: Instant): Instant => (due < stoppedAt ? due : addBusinessMinutes(due, stoppedMinutes, calendar))
  return {
    first_response_due_at:
      row.first_responded_at === null ? move(row.first_response_due_at) : row.first_response_due_at,
    resolution_due_at: move(row.resolution_due_at),
    stoppedMinutes,
  }
}

/** What staff count as told of a promise after its due time changed: moved to a later moment to come, nothing. */
export function toldAfter(told: CaseTold, before: Instant, after: Instant, at: Instant): CaseTold {
  return after > before && after > at ? 'nothing' : told
}

/** The state of one promise at `now`. A dismissed case breaks none. */
export function slaClock(
  name: SlaClockName,
  row: Timed,
  now: Instant,
  policy: SlaPolicy,
  calendar: BusinessCalendar,
): SlaClock {
  const dueAt = name === 'firstResponse' ? row.first_response_due_at : row.resolution_due_at
  const promisedMinutes = name === 'firstResponse' ? policy.firstResponseMinutes : policy.resolutionMinutes
  const solvedAt = row.resolved_at ?? row.closed_at
  // A case that is solved without an answer counts as answered at that moment.
  const endedAt = name === 'firstResponse' ? (row.first_responded_at ?? solvedAt) : solvedAt
  const until = endedAt ?? row.paused_at ?? now
  // No promise breaks at night or on a day off: only business time counts.
  const late = dueAt < lastBusinessMoment(until, calendar)
  const state =
    late && row.dismissed === 0 ? 'breached' : endedAt !== null ? 'met' : row.paused_at !== null ? 'paused' : 'running'
  const usedMinutes = late
    ? promisedMinutes + businessMinutesBetween(dueAt, until, calendar)
    : Math.max(0, promisedMinutes - businessMinutesBetween(until, dueAt, calendar))
  return { name, dueAt, state, endedAt, promisedMinutes, usedMinutes }
}

/** The promise that falls due next: the first response until it was given, then the resolution. */
export function nextClock(row: Timed, now: Instant, policy: SlaPolicy, calendar: BusinessCalendar): SlaClock {
  const name =
    row.first_responded_at === null && row.resolved_at === null && row.closed_at === null
      ? 'firstResponse'
      : 'resolution'
  return slaClock(name, row, now, policy, calendar)
}
