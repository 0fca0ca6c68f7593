import { plus, type Instant } from '#app/core/time.ts'
import type { FairnessFacts } from './facts.ts'
import { gini } from './gini.ts'
import { windowNames, windows, type FairnessReport, type Spread, type SpreadOfWindow, type Window } from './report.ts'
import { lorenzCurve, topShare } from './shares.ts'
import { minGroupSize } from './suppress-small-groups.ts'

/**
 * How reputation and points are distributed over the members who took part: wrote something in the window, or were
 * granted something.
 */
export function spreads(facts: FairnessFacts, now: Instant): FairnessReport['spread'] {
  return Object.fromEntries(
    windowNames.map((window) => [window, spreadOf(facts, window, now)]),
  ) as FairnessReport['spread']
}

function spreadOf({ people, earned, written }: FairnessFacts, window: Window, now: Instant): SpreadOfWindow | null {
  const days = windows[window]
  const since = days === null ? '' : plus(now, { days: -days })
  const totals = new Map<string, { reputation: number; points: number }>()
  const of = (id: string): { reputation: number; points: number } => {
    const known = totals.get(id) ?? { reputation: 0, points: 0 }
    totals.set(id, known)
    return known
  }
  for (const { memberId, lastAt } of written) if (people.has(memberId) && lastAt >= since) of(memberId)
  for (const { memberId, unit, amounts } of earned)
    if (people.has(memberId) && amounts[window] !== 0) of(memberId)[unit] += amounts[window]
  const all = [...totals.values()]
  if (all.length < minGroupSize) return null
  return {
    people: all.length,
    reputation: spread(all.map((one) => one.reputation)),
    points: spread(all.map((one) => one.points)),
  }
}

function spread(values: readonly number[]): Spread {
  return {
    gini: rounded(gini(values)),
    top1: rounded(topShare(values, 1, minGroupSize)),
    top10: rounded(topShare(values, 10, minGroupSize)),
    curve: lorenzCurve(values, minGroupSize)?.map((part) => Math.round(part * 100) / 100) ?? null,
  }
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100
}
