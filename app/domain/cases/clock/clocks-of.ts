import { msOf, toInstant, unitMs, type Instant } from '#app/core/time.ts'
import { isOpen, type CaseStatus } from '#app/domain/cases/case.ts'
import { nextBusinessMoment } from './business-time.ts'
import { isRunning, type PromiseInForce, type SlaClock, type SlaClockName } from './clock.ts'
import { countedMs, momentAfter, type Piece } from './running-time.ts'

/** Entries of the time line that the clocks read; `clockEventKinds` names them. */
export type ClockEvent = { at: Instant; kind: string; data: Record<string, string | number | null> }

/**
 * The clocks of a case. `nextResponse` is null until the customer has written again after an answer; later it is the
 * last one. `next`: of those that run, the one that falls due first; null while none runs.
 */
export type CaseClocks = {
  firstResponse: SlaClock
  nextResponse: SlaClock | null
  resolution: SlaClock
  next: SlaClock | null
}

/** The clock that a list shows: the one that falls due next; while none runs what is owed first, else the resolution. */
export function shownClock({ next, firstResponse, nextResponse, resolution }: CaseClocks): SlaClock {
  return next ?? [firstResponse, nextResponse].find((clock) => clock?.endedAt === null) ?? resolution
}

/** A time during which something is owed: `to` is null while it still is. */
type Owed = { from: number; to: number | null }
type History = {
  openedAt: number
  statuses: { at: number; status: CaseStatus }[]
  dismissed: boolean
  firstAnsweredAt: number | null
  /** Messages of the customer after an answer, each until it was answered; the last one may still be owed. */
  nextOwed: Owed[]
  /** When the case was solved; null while it is open. */
  solvedAt: number | null
}

/**
 * The clocks of a case at `now`, from its time line alone: the one place that says when a promise falls due. A minute
 * counts when the status lets the clocks run and the calendar in force at that minute has business hours; so nothing
 * that is changed reaches back. A promise counts from when one at least as short was first in force, unless it would be
 * late by that when it is made: made shorter it counts from then, but ends no later than what was promised before. A
 * promise that was broken stays broken.
 * @param events the whole time line, oldest first @param promises what was promised and since when, oldest first, ≥ 1
 */
export function clocksOf(events: readonly ClockEvent[], promises: readonly PromiseInForce[], now: Instant): CaseClocks {
  const history = read(withMerged(events))
  const at = msOf(now)
  const whole: Owed = { from: history.openedAt, to: null }
  const firstResponse = clock('firstResponse', { ...whole, to: history.firstAnsweredAt }, history, promises, at)
  const resolution = clock('resolution', whole, history, promises, at)
  const lastOwed = history.nextOwed.at(-1)
  const nextResponse = lastOwed === undefined ? null : clock('nextResponse', lastOwed, history, promises, at)
  const running = [firstResponse, nextResponse, resolution].filter(
    (one): one is SlaClock => one !== null && one.endedAt === null && one.pausedAt === null,
  )
  const next = running.toSorted((a, b) => msOf(a.dueAt) - msOf(b.dueAt))[0] ?? null
  return { firstResponse, nextResponse, resolution, next }
}

/** Every answer that was owed after the first one, the last as in `clocksOf`; oldest first. */
export function everyNextResponse(
  events: readonly ClockEvent[],
  promises: readonly PromiseInForce[],
  now: Instant,
): SlaClock[] {
  const history = read(withMerged(events))
  return history.nextOwed.map((owed) => clock('nextResponse', owed, history, promises, msOf(now)))
}

/**
 * With what the customer of a merged case was told and still waits for, at the moments at which it was: as long as the
 * merge is not undone. The statuses are those of the kept case alone.
 */
function withMerged(events: readonly ClockEvent[]): readonly ClockEvent[] {
  const undone = (at: number, id: unknown): boolean =>
    events.slice(at).some(({ kind, data }) => kind === 'unmerged' && data['caseId'] === id)
  const said = events.flatMap(({ kind, data }, at): ClockEvent[] => {
    if (kind !== 'merged' || undone(at, data['caseId'])) return []
    const { answeredAt, lastAnsweredAt, owedSince } = data
    return [
      ...[answeredAt, lastAnsweredAt].filter(isInstant).map((then) => ({ at: then, kind: 'answered', data: {} })),
      ...[owedSince].filter(isInstant).map((then) => ({ at: then, kind: 'customer_wrote', data: {} })),
    ]
  })
  return said.length === 0 ? events : [...events, ...said].toSorted((a, b) => msOf(a.at) - msOf(b.at))
}

function isInstant(value: unknown): value is Instant {
  return typeof value === 'string'
}

function read(events: readonly ClockEvent[]): History {
  const opened = msOf(events[0]?.at ?? '')
  const history: History = {
    openedAt: opened,
    statuses: [{ at: opened, status: 'new' }],
    dismissed: false,
    firstAnsweredAt: null,
    nextOwed: [],
    solvedAt: null,
  }
  let status: CaseStatus = 'new'
  for (const { at: instant, kind, data } of events) {
    const at = msOf(instant)
    const to = kind === 'dismissed' ? 'closed' : kind in statusKinds ? data['to'] : undefined
    if (typeof to === 'string') {
      status = to as CaseStatus
      history.statuses.push({ at, status })
      history.solvedAt = isOpen(status) ? null : (history.solvedAt ?? at)
    }
    if (kind === 'dismissed') history.dismissed = true
    if (kind === 'reopened') history.dismissed = false
    if (kind === 'answered') {
      history.firstAnsweredAt ??= at
      endOwed(history, at)
    }
    const owesAgain = (kind === 'customer_wrote' || kind === 'reopened') && isOpen(status)
    if (owesAgain && history.firstAnsweredAt !== null && history.nextOwed.at(-1)?.to !== null)
      history.nextOwed.push({ from: at, to: null })
    // Solving a case ends what was owed of its conversation.
    if (history.solvedAt !== null) endOwed(history, history.solvedAt)
  }
  return history
}

function endOwed({ nextOwed }: History, at: number): void {
  const last = nextOwed.at(-1)
  if (last?.to === null) last.to = at
}

const statusKinds: Readonly<Record<string, true>> = { moved: true, reopened: true, customer_wrote: true }

function clock(
  name: SlaClockName,
  owed: Owed,
  { statuses, dismissed, solvedAt }: History,
  promises: readonly PromiseInForce[],
  now: number,
): SlaClock {
  const course = courseOf(owed, statuses, promisesDuring(owed, promises))
  const endedAt = owed.to ?? solvedAt
  const until = endedAt ?? now
  const { dueAt, promised } = due(name, owed.from, course, until)
  const lateMs = countedMs(course.ran, dueAt, until)
  const late = lateMs > 0
  const leftMs = late ? -lateMs : countedMs(course.goingOn, course.stoppedAt ?? until, dueAt)
  const leftMinutes = leftMs / unitMs.minute
  const pausedAt = endedAt === null ? course.stoppedAt : null
  const { calendar } = course.promises.at(-1) ?? course.promises[0]
  return {
    name,
    startedAt: toInstant(owed.from),
    dueAt: toInstant(dueAt),
    state: late && !dismissed ? 'breached' : endedAt !== null ? 'met' : pausedAt !== null ? 'paused' : 'running',
    endedAt: endedAt === null ? null : toInstant(endedAt),
    pausedAt: pausedAt === null ? null : toInstant(pausedAt),
    promisedMinutes: promised,
    usedMinutes: Math.max(0, promised - leftMinutes),
    leftMinutes,
    dayMinutes: calendar.dayMinutes,
    lateAt: nextBusinessMoment(toInstant(dueAt), calendar),
  }
}

type Dated = PromiseInForce & { ms: number }

/** The promise in force at the beginning, as if made then, and those made while the clock was owed. */
function promisesDuring({ from, to }: Owed, promises: readonly PromiseInForce[]): [Dated, ...Dated[]] {
  const all = promises.map((promise) => ({ ...promise, ms: msOf(promise.at) }))
  const first = all.findLast(({ ms }) => ms <= from) ?? all[0]
  if (first === undefined) throw new Error('a case without a promise has no clocks')
  return [{ ...first, ms: from }, ...all.filter(({ ms }) => ms > from && (to === null || ms < to))]
}

/**
 * How a clock ran. `ran`: the stretches during which it did, each by one calendar. `goingOn`: the same, as if it had
 * gone on after it was paused or ended, because such a promise has a due time too. `stoppedAt`: since when it does not
 * run; null while it does.
 */
type Course = {
  promises: readonly [Dated, ...Dated[]]
  ran: readonly Piece[]
  goingOn: readonly Piece[]
  stoppedAt: number | null
}

function courseOf(owed: Owed, statuses: History['statuses'], promises: Course['promises']): Course {
  const end = owed.to ?? Infinity
  const marks = [owed.from, ...statuses.map(({ at }) => at), ...promises.map(({ ms }) => ms)]
  const bounds = [...new Set(marks)].filter((at) => at >= owed.from && at < end).toSorted((a, b) => a - b)
  const calendarAt = (at: number) => (promises.findLast(({ ms }) => ms <= at) ?? promises[0]).calendar
  const ran: Piece[] = []
  let stoppedAt: number | null = null
  for (const [i, from] of bounds.entries()) {
    const runs = isRunning(statuses.findLast(({ at }) => at <= from)?.status ?? 'new')
    if (runs) ran.push({ from, to: bounds[i + 1] ?? end, calendar: calendarAt(from) })
    stoppedAt = runs ? null : (stoppedAt ?? from)
  }
  const onwards = stoppedAt ?? (end === Infinity ? null : end)
  const goingOn = onwards === null ? ran : [...ran, { from: onwards, to: Infinity, calendar: calendarAt(Infinity) }]
  return { promises, ran, goingOn, stoppedAt }
}

/** When the promise fell or falls due: of the promises in turn the first that was broken, else the last. */
function due(
  name: SlaClockName,
  start: number,
  { promises, ran, goingOn }: Course,
  until: number,
): { dueAt: number; promised: number } {
  let found = { dueAt: start, promised: 0 }
  for (const [k, { ms: madeAt, minutes }] of promises.entries()) {
    const promised = minutes[name]
    const dues = promises
      .slice(0, k + 1)
      .map((one) => momentAfter(goingOn, one.ms, Math.max(promised, one.minutes[name]) * unitMs.minute))
      // No promise is late the moment it is made.
      .filter((one) => countedMs(ran, one, madeAt) === 0)
    found = { dueAt: Math.min(...dues), promised }
    const held = promises[k + 1]?.ms ?? until
    if (countedMs(ran, found.dueAt, held) > 0) break
  }
  return found
}
