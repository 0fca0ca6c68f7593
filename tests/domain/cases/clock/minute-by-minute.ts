// A second program for the same promises: it walks minute by minute and asks the clock on the wall of the zone what time
// it is. It shares no code with the product and is slow on purpose. All times are minutes since 1970.

export type SlowHours = {
  zone: string
  /** Monday first; minutes since midnight. */
  week: readonly (readonly { from: number; to: number }[])[]
  holidays: readonly string[]
}
export type SlowPromise = { at: number; minutes: Record<SlowClockName, number>; hours: SlowHours }
export type SlowClockName = 'firstResponse' | 'nextResponse' | 'resolution'
export type SlowEvent = { at: number; kind: string; to?: string }
export type SlowClock = { dueAt: number; late: boolean; ended: boolean; paused: boolean }

const formats = new Map<string, Intl.DateTimeFormat>()
/** By zone, then by half hours since 1970. */
const offsets = new Map<string, Map<number, number>>()

/** Minutes ahead of UTC, read from the wall clock and remembered for half an hour: no zone changes within one. */
function offsetAt(minute: number, zone: string): number {
  const half = Math.floor(minute / 30)
  const ofZone = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, ofZone)
  const known = ofZone.get(half)
  if (known !== undefined) return known
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  formats.set(zone, format)
  const part = Object.fromEntries(format.formatToParts(half * 30 * 60_000).map(({ type, value }) => [type, value]))
  const wall = Date.parse(`${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:00Z`)
  const offset = wall / 60_000 - half * 30
  ofZone.set(half, offset)
  return offset
}

const dayTexts = new Map<number, string>()
function dayText(days: number): string {
  const known = dayTexts.get(days)
  if (known !== undefined) return known
  const text = new Date(days * 86_400_000).toISOString().slice(0, 10)
  dayTexts.set(days, text)
  return text
}

/** Whether the company works during the minute that begins then, by what the clock on the wall shows. */
function isOpen(minute: number, { zone, week, holidays }: SlowHours): boolean {
  const local = minute + offsetAt(minute, zone)
  const days = Math.floor(local / 1440)
  const ofDay = local - days * 1440
  // 1970 began on a Thursday.
  for (const { from, to } of week[(days + 3) % 7] ?? [])
    if (ofDay >= from && ofDay < to) return holidays.length === 0 || !holidays.includes(dayText(days))
  return false
}

/** One clock of a case at `now`, from what happened, oldest first. */
export function slowClock(
  name: SlowClockName,
  events: readonly SlowEvent[],
  promises: readonly SlowPromise[],
  now: number,
): SlowClock | null {
  const owed = owedOf(name, events)
  if (owed === null) return null
  const { from, to } = owed
  const runsAt = (minute: number): boolean =>
    ['new', 'acknowledged', 'waiting_staff'].includes(statusAt(minute, events))
  const solved = solvedAt(events)
  const end = to ?? solved
  const until = end ?? now
  const last = events.at(-1)?.at ?? 0
  const lastPromise = Math.max(...promises.map(({ at }) => at))
  /** Since when it does not run any more; null while it does. */
  let stopped: number | null = null
  if (to === null || !runsAt(to - 1)) {
    for (let minute = to === null ? Math.max(last, from) : to - 1; minute >= from && !runsAt(minute); minute--)
      stopped = minute
  }
  const promiseAt = (minute: number): SlowPromise =>
    promises.findLast(({ at }) => at <= minute) ?? (promises[0] as SlowPromise)
  const lastOwed = promiseAt(to === null ? Math.max(last, lastPromise) : Math.max(from, to - 1))
  const goesOnFrom = stopped ?? to ?? Infinity
  /** Whether the minute counts, for when the promise would be due. */
  const counts = (minute: number): boolean =>
    minute >= goesOnFrom ? isOpen(minute, lastOwed.hours) : runsAt(minute) && isOpen(minute, promiseAt(minute).hours)
  /** Whether the minute counted in truth. */
  const counted = (minute: number): boolean => minute < Math.min(goesOnFrom, until) && counts(minute)

  const made = [
    { at: from, minutes: promiseAt(from).minutes[name] },
    ...promises
      .filter(({ at }) => at > from && (to === null || at < to))
      .map(({ at, minutes }) => ({ at, minutes: minutes[name] })),
  ]
  const anyCounted = (first: number, end_: number): boolean => {
    for (let minute = first; minute < end_; minute++) if (counted(minute)) return true
    return false
  }
  const usedUp = (first: number, minutes: number): number => {
    let minute = first
    for (let left = minutes; left > 0; minute++) if (counts(minute)) left -= 1
    return minute
  }
  let answer: SlowClock | null = null
  for (const [k, inForce] of made.entries()) {
    const held = made[k + 1]?.at ?? until
    const dueAt = Math.min(
      ...made
        .slice(0, k + 1)
        .map((one) => usedUp(one.at, Math.max(one.minutes, inForce.minutes)))
        // What would have been late before this promise was made is none of its dues.
        .filter((due) => !anyCounted(due, inForce.at)),
    )
    const late = anyCounted(dueAt, held)
    answer = { dueAt, late, ended: end !== null, paused: end === null && stopped !== null }
    if (late) break
  }
  return answer
}

function statusAt(minute: number, events: readonly SlowEvent[]): string {
  let status = 'new'
  for (const event of events) {
    if (event.at > minute) break
    if (event.kind === 'dismissed') status = 'closed'
    else if (event.to !== undefined) status = event.to
  }
  return status
}

function solvedAt(events: readonly SlowEvent[]): number | null {
  let solved: number | null = null
  let status = 'new'
  for (const { at, kind, to } of events) {
    status = kind === 'dismissed' ? 'closed' : (to ?? status)
    if (status !== 'resolved' && status !== 'closed') solved = null
    else solved ??= at
  }
  return solved
}

/** From when to when the promise is owed; `to` null: still. Null: it never was. */
function owedOf(name: SlowClockName, events: readonly SlowEvent[]): { from: number; to: number | null } | null {
  const opened = events[0]?.at ?? 0
  const answers = events.filter(({ kind }) => kind === 'answered').map(({ at }) => at)
  if (name === 'firstResponse') return { from: opened, to: answers[0] ?? null }
  if (name === 'resolution') return { from: opened, to: null }
  let owed: { from: number; to: number | null } | null = null
  let answered = false
  let status = 'new'
  for (const { at, kind, to } of events) {
    status = kind === 'dismissed' ? 'closed' : (to ?? status)
    const over = status === 'resolved' || status === 'closed'
    if (kind === 'answered') {
      answered = true
      if (owed !== null && owed.to === null) owed = { from: owed.from, to: at }
    }
    if ((kind === 'customer_wrote' || kind === 'reopened') && !over && answered && (owed === null || owed.to !== null))
      owed = { from: at, to: null }
    if (over && owed !== null && owed.to === null) owed = { from: owed.from, to: at }
  }
  return owed
}
