import { dateOf, msOf, zoneOffsetMinutes, type Instant } from '#app/core/time.ts'
import type { SlaClockName } from '#app/domain/cases/clock/clock.ts'
import {
  reportDimensions,
  type CaseFact,
  type GroupRow,
  type Kept,
  type PromiseFact,
  type ReportDimension,
  type WeekTable,
} from './report.ts'
import { quantile, type Waits } from './waiting.ts'

/** How a promise was kept in these cases. */
export function keptOf(promises: readonly PromiseFact[], now: Instant): Kept {
  const figures = { kept: 0, late: 0, overdue: 0, ahead: 0 }
  for (const one of promises) figures[stateOf(one)]++
  const over = figures.kept + figures.late + figures.overdue
  return { ...figures, share: over === 0 ? null : figures.kept / over, ...took(waitsOf(promises, now)) }
}

/** A row of figures for each value of a dimension, the most cases first. */
export function groupRows(facts: readonly CaseFact[], dimension: ReportDimension, now: Instant): GroupRow[] {
  const keyOf: Record<ReportDimension, (fact: CaseFact) => string | null> = {
    product: ({ product }) => product,
    category: ({ category }) => category,
    severity: ({ severity }) => severity,
    source: ({ source }) => source,
    plan: ({ plan }) => plan,
    tier: ({ tier }) => tier,
    tenure: ({ tenure }) => tenure,
    language: ({ lang }) => lang,
  }
  return [...Map.groupBy(facts, (fact) => keyOf[dimension](fact) ?? '')]
    .map(([key, own]): GroupRow => {
      const resolved = own.filter((fact) => fact.resolved)
      const scores = own.flatMap(({ rating }) => rating?.score ?? [])
      return {
        key,
        cases: own.length,
        firstResponse: keptOf(promisesOf(own, 'firstResponse'), now),
        nextResponse: keptOf(promisesOf(own, 'nextResponse'), now),
        resolution: keptOf(promisesOf(own, 'resolution'), now),
        reopened: shareOf(resolved.filter(({ reopened }) => reopened).length, resolved.length),
        rating: meanOf(scores),
      }
    })
    .sort((a, b) => b.cases - a.cases || (a.key < b.key ? -1 : 1))
}

export function allGroups(facts: readonly CaseFact[], now: Instant): Record<ReportDimension, GroupRow[]> {
  return Object.fromEntries(reportDimensions.map((one) => [one, groupRows(facts, one, now)])) as Record<
    ReportDimension,
    GroupRow[]
  >
}

/** The promises of one kind: one for each case, of next responses as many as were owed. */
export function promisesOf(facts: readonly CaseFact[], name: SlaClockName): PromiseFact[] {
  return name === 'nextResponse' ? facts.flatMap(({ nextResponses }) => nextResponses) : facts.map((fact) => fact[name])
}

/** When each broken promise was broken. */
export function breachesOf(promises: readonly PromiseFact[]): Instant[] {
  return promises.flatMap(({ broken, dueAt }) => (broken ? [dueAt] : []))
}

/** Moments by weekday and two hours, as the clocks of this zone show them. */
export function weekTable(moments: readonly Instant[], zone: string): WeekTable {
  const table = Array.from({ length: 7 }, () => Array.from({ length: 12 }, () => 0))
  for (const moment of moments) {
    const there = dateOf(msOf(moment) + zoneOffsetMinutes(moment, zone) * 60_000)
    const row = table[(there.getUTCDay() + 6) % 7]
    const at = Math.floor(there.getUTCHours() / 2)
    if (row !== undefined) row[at] = (row[at] ?? 0) + 1
  }
  return table
}

export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

function stateOf({ endedAt, broken }: PromiseFact): 'kept' | 'late' | 'overdue' | 'ahead' {
  if (endedAt !== null) return broken ? 'late' : 'kept'
  return broken ? 'overdue' : 'ahead'
}

function waitsOf(promises: readonly PromiseFact[], now: Instant): Waits {
  const since = (from: Instant, until: Instant): number => Math.max(0, msOf(until) - msOf(from))
  return {
    over: promises.flatMap(({ from, endedAt }) => (endedAt === null ? [] : [since(from, endedAt)])),
    waiting: promises.flatMap(({ from, endedAt }) => (endedAt === null ? [since(from, now)] : [])),
  }
}

function took(waits: Waits): { median: number | null; p90: number | null } {
  const minutes = (part: number): number | null => {
    const ms = quantile(waits, part)
    return ms === null ? null : Math.round(ms / 60_000)
  }
  return { median: minutes(0.5), p90: minutes(0.9) }
}
