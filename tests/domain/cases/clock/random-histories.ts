import { toInstant } from '#app/core/time.ts'
import { caseTransitions } from '#app/domain/cases/case-transitions.ts'
import type { CaseStatus } from '#app/domain/cases/case.ts'
import { businessCalendar } from '#app/domain/cases/clock/business-time.ts'
import { clockNames, type PromiseInForce } from '#app/domain/cases/clock/clock.ts'
import { clocksOf, type ClockEvent } from '#app/domain/cases/clock/clocks-of.ts'
import { factsOf, isBroken, type PromiseFact } from '#app/domain/cases/report/facts.ts'
import { slowClock, type SlowClockName, type SlowHours, type SlowPromise } from './minute-by-minute.ts'

/** A case with everything that happened to it and to what was promised. Minutes since 1970. */
export type RandomHistory = {
  events: { at: number; kind: string; to?: string }[]
  promises: SlowPromise[]
  now: number
}

const minute = 60_000
const zones = ['Asia/Seoul', 'UTC', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata']
/** Days around which summer time begins or ends somewhere, and ordinary ones. */
const days = [
  '2026-03-07',
  '2026-03-28',
  '2026-04-04',
  '2026-10-03',
  '2026-10-24',
  '2026-10-31',
  '2026-06-10',
  '2026-12-30',
]

/** One random history: severities, policies, hours, holidays and calendars change while acts of both sides go on. */
export function randomHistory(random: () => number): RandomHistory {
  const below = (count: number): number => Math.floor(random() * count)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  const zone = pick(zones)
  let at = Date.parse(`${pick(days)}T00:00:00Z`) / minute + below(2 * 1440)
  const hours = (): SlowHours => ({
    zone: random() < 0.9 ? zone : pick(zones),
    week: Array.from({ length: 7 }, (_, day) => (day > 4 && random() < 0.6 ? [] : windows(below, random))),
    holidays: random() < 0.4 ? [new Date((at + below(3 * 1440)) * minute).toISOString().slice(0, 10)] : [],
  })
  const minutes = () => ({
    firstResponse: 1 + below(400),
    nextResponse: 1 + below(400),
    resolution: 1 + below(1500),
  })
  const events: RandomHistory['events'] = [{ at, kind: 'opened' }]
  const promises: SlowPromise[] = [{ at, minutes: minutes(), hours: hours() }]
  let status: CaseStatus = 'new'
  let dismissed = false
  for (let step = below(9); step > 0; step--) {
    // Several things may happen in one minute; an imported case has them all close together.
    at += random() < 0.15 ? 0 : below(random() < 0.5 ? 200 : 1500)
    const act = random()
    if (act < 0.3) {
      const last = promises.at(-1) as SlowPromise
      const changed = random()
      promises.push({
        at,
        minutes: changed < 0.7 ? minutes() : last.minutes,
        hours: changed > 0.5 ? hours() : last.hours,
      })
    } else if (act < 0.45) events.push({ at, kind: 'answered' })
    else if (act < 0.6) {
      const resumes = status === 'waiting_customer'
      events.push({ at, kind: 'customer_wrote', ...(resumes ? { to: 'waiting_staff' } : {}) })
      if (resumes) status = 'waiting_staff'
    } else if (act < 0.64 && !dismissed) {
      events.push({ at, kind: 'dismissed' })
      ;[status, dismissed] = ['closed', true]
    } else {
      const rows = Object.values(caseTransitions).filter(({ from }) => (from as readonly string[]).includes(status))
      const row = rows[below(rows.length)]
      if (row === undefined || (dismissed && row !== caseTransitions.reopen)) continue
      events.push({ at, kind: row === caseTransitions.reopen ? 'reopened' : 'moved', to: row.to })
      ;[status, dismissed] = [row.to, false]
    }
  }
  return { events, promises, now: at + below(3000) }
}

function windows(below: (count: number) => number, random: () => number): { from: number; to: number }[] {
  if (random() < 0.1) return [{ from: 0, to: 1440 }]
  const [from, noon] = [below(720), 720 + below(60)]
  const to = noon + 60 + below(600)
  return random() < 0.6
    ? [
        { from, to: noon },
        { from: noon + 60, to: Math.min(1440, to + 1) },
      ]
    : [{ from, to: Math.min(1440, to) }]
}

/**
 * Where the product and the slow program say something else about a clock of the history, or about what is kept of it for
 * the report; empty: nowhere.
 */
export function differences(history: RandomHistory): string[] {
  const events = history.events.map(({ at, kind, to }): ClockEvent => {
    const data: ClockEvent['data'] = {}
    if (to !== undefined) data['to'] = to
    return { at: toInstant(at * minute), kind, data }
  })
  const promises: PromiseInForce[] = history.promises.map(({ at, minutes, hours }, index) => ({
    at: toInstant(at * minute),
    minutes,
    policyId: 'slp',
    calendarVersionId: String(index),
    calendar: businessCalendar(hours),
  }))
  const clocks = clocksOf(events, promises, toInstant(history.now * minute))
  const { nextResponses, ...facts } = factsOf({ events, promises })
  const kept = { ...facts, nextResponse: nextResponses.at(-1) ?? null }
  return clockNames.flatMap((name: SlowClockName) => {
    const fact = kept[name]
    const [fast, slow] = [clocks[name], slowClock(name, history.events, history.promises, history.now)]
    const isDismissed =
      history.events.findLast(({ kind }) => kind === 'dismissed' || kind === 'reopened')?.kind === 'dismissed'
    const state =
      slow === null
        ? null
        : slow.late && !isDismissed
          ? 'breached'
          : slow.ended
            ? 'met'
            : slow.paused
              ? 'paused'
              : 'running'
    const said = slow === null ? 'none' : `${toInstant(slow.dueAt * minute)} ${state}`
    const told = fast === null ? 'none' : `${fast.dueAt} ${fast.state}`
    const counted = fact === null ? 'none' : `${toInstant(fact.dueAt)} ${stateOf(fact, history.now * minute)}`
    return [
      ...(said === told ? [] : [`${name}: ${told}, minute by minute ${said}`]),
      ...(said.replace(/paused|running/, 'owed') === counted ? [] : [`${name}: kept as ${counted}, is ${said}`]),
    ]
  })
}

function stateOf(fact: PromiseFact, now: number): 'breached' | 'met' | 'owed' {
  return isBroken(fact, now) ? 'breached' : fact.endedAt === null ? 'owed' : 'met'
}
