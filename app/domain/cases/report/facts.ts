import { later, msOf, type Instant } from '#app/core/time.ts'
import { clockEventKinds } from '#app/domain/cases/case.ts'
import { nextBusinessMoment } from '#app/domain/cases/clock/business-time.ts'
import type { SlaClock } from '#app/domain/cases/clock/clock.ts'
import { clocksOf, everyNextResponse } from '#app/domain/cases/clock/clocks-of.ts'
import type { ClockHistory } from '#app/domain/cases/queries/promises.server.ts'

/**
 * One promise of a case; times are milliseconds since 1970. `endedAt` null: still owed. It is broken at any moment after
 * `lateAt`; null: it is not and will not be, unless the time line goes on.
 */
export type PromiseFact = { from: number; dueAt: number; endedAt: number | null; lateAt: number | null }

/** What the time line of a case says to the report. It holds until the next entry, whatever the time is. */
export type CaseFacts = {
  firstResponse: PromiseFact
  /** Every answer that was owed after the first one. */
  nextResponses: PromiseFact[]
  resolution: PromiseFact
  reopened: boolean
}

/** The facts of a case from its time line, the same that its clocks say. */
export function factsOf({ events, promises }: ClockHistory): CaseFacts {
  const entry = events.findLast(({ kind }) => (clockEventKinds as readonly string[]).includes(kind))
  const promise = promises.at(-1)
  if (entry === undefined || promise === undefined) throw new Error('a case without a promise has no facts')
  const at = later(entry.at, promise.at)
  /** A clock that runs and is not late at the last entry is late from the next business moment after it is due. */
  const lateAt = ({ state, dueAt }: SlaClock): Instant | null => {
    if (state === 'breached') return dueAt
    return state === 'running' ? nextBusinessMoment(later(dueAt, at), promise.calendar) : null
  }
  const factOf = (clock: SlaClock): PromiseFact => {
    const late = lateAt(clock)
    return {
      from: msOf(clock.startedAt),
      dueAt: msOf(clock.dueAt),
      endedAt: clock.endedAt === null ? null : msOf(clock.endedAt),
      lateAt: late === null ? null : msOf(late),
    }
  }
  const { firstResponse, resolution } = clocksOf(events, promises, at)
  return {
    firstResponse: factOf(firstResponse),
    nextResponses: everyNextResponse(events, promises, at).map(factOf),
    resolution: factOf(resolution),
    reopened: events.some(({ kind }) => kind === 'reopened'),
  }
}

/** @param now not before the last entry of the time line; milliseconds */
export function isBroken({ lateAt }: PromiseFact, now: number): boolean {
  return lateAt !== null && now > lateAt
}

type Row = readonly [from: number, dueAt: number, endedAt: number | null, lateAt: number | null]

/**
 * As it is stored: short, because a report reads thousands. Without names; times are milliseconds since the case was
 * opened, but for the first, which is when that was.
 */
export function factsText({ firstResponse, nextResponses, resolution, reopened }: CaseFacts): string {
  const openedAt = resolution.from
  const since = (at: number | null): number | null => (at === null ? null : at - openedAt)
  const row = ({ from, dueAt, endedAt, lateAt }: PromiseFact) => [from, dueAt, endedAt, lateAt].map(since)
  return JSON.stringify([openedAt, row(firstResponse), nextResponses.map(row), row(resolution), reopened ? 1 : 0])
}

export function readFacts(text: string): CaseFacts {
  const [openedAt, first, next, resolution, reopened] = JSON.parse(text) as [number, Row, Row[], Row, 0 | 1]
  const fact = ([from, dueAt, endedAt, lateAt]: Row): PromiseFact => ({
    from: openedAt + from,
    dueAt: openedAt + dueAt,
    endedAt: endedAt === null ? null : openedAt + endedAt,
    lateAt: lateAt === null ? null : openedAt + lateAt,
  })
  return {
    firstResponse: fact(first),
    nextResponses: next.map(fact),
    resolution: fact(resolution),
    reopened: reopened === 1,
  }
}
