import { msOf, plus, type Instant } from '#app/core/time.ts'
import type { StaffChain } from '#app/registry/notifications/staff-chains.ts'
import type { AlarmLevel } from '#db/schema/cases.ts'
import {
  addBusinessMinutes,
  nextBusinessMoment,
  subtractBusinessMinutes,
  type BusinessCalendar,
} from './business-time.ts'
import type { SlaClock, SlaClockName } from './clock.ts'
import type { ClockEvent } from './clocks-of.ts'

/** In the order in which they are reached. */
const alarmLevels = ['dueSoon', 'breached', 'lead', 'shift'] as const satisfies readonly AlarmLevel[]

/** Business minutes: before the promise falls due (0: not told), and after it was broken. */
export type AlarmDelays = { dueSoon: number; lead: number; shift: number }

/** What is to be told of a clock and from when. */
export type Alarm = { level: AlarmLevel; tellAt: Instant }

/** How the time line says that a level was told. */
export const alarmEvents = {
  dueSoon: { kind: 'due_soon' },
  breached: { kind: 'breached' },
  lead: { kind: 'escalated', to: 'lead' },
  shift: { kind: 'escalated', to: 'shift' },
} as const satisfies Record<AlarmLevel, { kind: string; to?: string }>

/** Whom each level is meant for, and who hears of it when they are away: the rules of its notification. */
export const alarmChains = {
  dueSoon: 'assigneeOrShift',
  breached: 'assigneeOrShift',
  lead: 'leads',
  shift: 'shift',
} as const satisfies Record<AlarmLevel, StaffChain>

/** What of a running clock is still to be told, the nearest first; empty for a clock that does not run. */
export function alarmsOf(
  clock: SlaClock,
  events: readonly ClockEvent[],
  delays: AlarmDelays,
  calendar: BusinessCalendar,
): Alarm[] {
  if (clock.endedAt !== null || clock.pausedAt !== null) return []
  const { dueAt } = clock
  // Late means: a moment of business time has passed since.
  const late = (minutes: number): Instant =>
    plus(nextBusinessMoment(addBusinessMinutes(dueAt, minutes, calendar), calendar), { ms: 1 })
  const times: Record<AlarmLevel, Instant | null> = {
    dueSoon: delays.dueSoon === 0 ? null : subtractBusinessMinutes(dueAt, delays.dueSoon, calendar),
    breached: late(0),
    lead: late(delays.lead),
    shift: late(Math.max(delays.lead, delays.shift)),
  }
  const told = toldLevel(clock.name, dueAt, events)
  return alarmLevels
    .slice(told + 1)
    .flatMap((level) => (times[level] === null ? [] : [{ level, tellAt: times[level] }]))
    .toSorted((a, b) => msOf(a.tellAt) - msOf(b.tellAt))
}

/** Those whose time has come; that a promise falls due soon is not worth telling once it is broken. */
export function reached(alarms: readonly Alarm[], now: Instant): Alarm[] {
  const due = alarms.filter(({ tellAt }) => tellAt <= now)
  return due.some(({ level }) => level !== 'dueSoon') ? due.filter(({ level }) => level !== 'dueSoon') : due
}

/** The place of the highest level that was told of this due time; -1: none. A promise that moves is told of again. */
function toldLevel(name: SlaClockName, dueAt: Instant, events: readonly ClockEvent[]): number {
  return events.reduce((highest, { kind, data }) => {
    if (data['clock'] !== name || data['dueAt'] !== dueAt) return highest
    const at = alarmLevels.findIndex((level) => {
      const event: { kind: string; to?: string } = alarmEvents[level]
      return event.kind === kind && (event.to === undefined || event.to === data['to'])
    })
    return Math.max(highest, at)
  }, -1)
}
