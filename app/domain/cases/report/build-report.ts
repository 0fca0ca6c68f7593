import { dateOf, msOf, offsetSpans, toInstant, unitMs } from '#app/core/time.ts'
import type { SlaClockName } from '#app/domain/cases/clock/clock.ts'
import { isBroken, type PromiseFact } from './facts.ts'
import type { CaseFact, GroupRow, Kept, ReportDimension, WeekTable } from './report.ts'
import { quantile, type Waits } from './waiting.ts'

/** How a promise was kept in these cases. @param now milliseconds */
export function keptOf(promises: readonly PromiseFact[], now: number): Kept {
  const figures = { kept: 0, late: 0, overdue: 0, ahead: 0 }
  for (const one of promises) figures[stateOf(one, now)]++
  const over = figures.kept + figures.late + figures.overdue
  return { ...figures, share: over === 0 ? null : figures.kept / over, ...took(waitsOf(promises, now)) }
}

/** A row of figures for each value of a dimension, the most cases first. @param now milliseconds */
export function groupRows(facts: readonly CaseFact[], dimension: ReportDimension, now: number): GroupRow[] {
  return [...Map.groupBy(facts, ({ keys }) => keys[dimension] ?? '')]
    .map(([key, own]): GroupRow => {
      const resolved = own.filter(wasResolved)
      return {
        key,
        cases: own.length,
        firstResponse: keptOf(promisesOf(own, 'firstResponse'), now),
        nextResponse: keptOf(promisesOf(own, 'nextResponse'), now),
        resolution: keptOf(promisesOf(own, 'resolution'), now),
        reopened: shareOf(resolved.filter(({ reopened }) => reopened).length, resolved.length),
        rating: meanOf(scoresOf(own)),
      }
    })
    .sort((a, b) => b.cases - a.cases || (a.key < b.key ? -1 : 1))
}

/** The promises of one kind: one for each case, of next responses as many as were owed. */
export function promisesOf(facts: readonly CaseFact[], name: SlaClockName): PromiseFact[] {
  if (name !== 'nextResponse') return facts.map((fact) => fact[name])
  const all: PromiseFact[] = []
  for (const { nextResponses } of facts) all.push(...nextResponses)
  return all
}

/** When each broken promise was broken. Milliseconds. */
export function breachesOf(promises: readonly PromiseFact[], now: number): number[] {
  return promises.flatMap((one) => (isBroken(one, now) ? [one.dueAt] : []))
}

/** Whether it was resolved at some time. */
export function wasResolved({ resolution, reopened }: CaseFact): boolean {
  return resolution.endedAt !== null || reopened
}

/** What those said who answered. */
export function scoresOf(facts: readonly CaseFact[]): number[] {
  return facts.flatMap(({ rating }) => (rating === null || rating === 0 ? [] : [rating]))
}

/** Moments by weekday and two hours, as the clocks of this zone show them. @param moments milliseconds */
export function weekTable(moments: readonly number[], zone: string): WeekTable {
  const table = Array.from({ length: 7 }, () => Array.from({ length: 12 }, () => 0))
  const clock = clockOf(moments, zone)
  for (const moment of moments) {
    const there = clock(moment)
    const row = table[(there.getUTCDay() + 6) % 7]
    const at = Math.floor(there.getUTCHours() / 2)
    if (row !== undefined) row[at] = (row[at] ?? 0) + 1
  }
  return table
}

/**
 * What the clocks of a zone show at each of these moments (milliseconds), as a date whose UTC parts are theirs. The
 * offsets of the zone are looked up once for all of them: it has two or three in a year.
 */
export function clockOf(moments: readonly number[], zone: string): (moment: number) => Date {
  const first = moments.reduce((least, one) => Math.min(least, one), Infinity)
  const last = moments.reduce((most, one) => Math.max(most, one), -Infinity)
  const spans = moments.length === 0 ? [] : offsetSpans(toInstant(first), toInstant(last), zone)
  const offsets = spans.map(({ from, offset }) => ({ from: msOf(from), ms: offset * unitMs.minute }))
  return (moment) => dateOf(moment + (offsets.findLast(({ from }) => from <= moment)?.ms ?? 0))
}

export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

function stateOf(promise: PromiseFact, now: number): 'kept' | 'late' | 'overdue' | 'ahead' {
  if (promise.endedAt !== null) return isBroken(promise, now) ? 'late' : 'kept'
  return isBroken(promise, now) ? 'overdue' : 'ahead'
}

function waitsOf(promises: readonly PromiseFact[], now: number): Waits {
  const over: number[] = []
  const waiting: number[] = []
  for (const { from, endedAt } of promises)
    (endedAt === null ? waiting : over).push(Math.max(0, (endedAt ?? now) - from))
  return { over, waiting }
}

function took(waits: Waits): { median: number | null; p90: number | null } {
  const minutes = (part: number): number | null => {
    const ms = quantile(waits, part)
    return ms === null ? null : Math.round(ms / 60_000)
  }
  return { median: minutes(0.5), p90: minutes(0.9) }
}
