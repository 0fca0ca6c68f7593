import type { Instant } from '#app/core/time.ts'
import { percentile } from '#app/domain/analytics/fairness/percentile.ts'
import { minGroupSize } from '#app/domain/analytics/fairness/suppress-small-groups.ts'
import { agreements } from './agreement.ts'
import type { AppealFact, DecidedFact, LogFacts, RequestFact } from './facts.ts'
import {
  logShape,
  logTables,
  type LogFigures,
  type LogTable,
  type LogTableName,
  type ModerationLog,
  type RequestFigures,
} from './log.ts'
import { suppressTable } from './suppress-table.ts'

/** The public log: counts and shares of groups that are large enough. */
export function buildLog(facts: LogFacts, now: Instant): ModerationLog {
  const { months, decisions, appeals, requests } = facts
  const inMonth = months.map((month) => decisions.filter((one) => one.month === month))
  const monthHidden = suppressTable([inMonth.map(peopleOf)])[0] ?? []
  const tables = Object.fromEntries(logTables.map((name) => [name, tableBy(name, decisions, months)]))
  return {
    shape: logShape,
    at: now,
    least: minGroupSize,
    months: [...months],
    year: isSmall(peopleOf(decisions)) ? null : figuresOf(decisions),
    byMonth: inMonth.map((some, at) => (monthHidden[at] === true ? null : figuresOf(some))),
    ...(tables as Record<LogTableName, LogTable>),
    appeals: grouped(appeals, ({ rule }) => rule, peopleOf, appealFigures, 'rules'),
    requests: grouped(
      requests,
      ({ ground }) => ground,
      (some) => new Set(some.map(({ id }) => id)),
      requestFigures,
      'grounds',
    ),
    agreement: agreements(facts.looks).map((one) => (one.kappa === null ? { ...one, named: null } : one)),
  }
}

function tableBy(name: LogTableName, decisions: readonly DecidedFact[], months: readonly string[]): LogTable {
  const keys = [...new Set(decisions.map((one) => one[name]))].toSorted()
  const byKey = keys.map((key) => decisions.filter((one) => one[name] === key))
  const cells = byKey.map((some) => months.map((month) => some.filter((one) => one.month === month)))
  // One row for each key and one for each month: transposed, the totals of both are public.
  const hidden = suppressTable(cells.map((row) => row.map(peopleOf)))
  const yearHidden = suppressTable([byKey.map(peopleOf)])[0] ?? []
  return keys.map((key, at) => ({
    key,
    year: yearHidden[at] === true ? null : (byKey[at]?.length ?? 0),
    months: (cells[at] ?? []).map((some, month) => (hidden[at]?.[month] === true ? null : some.length)),
  }))
}

function figuresOf(decisions: readonly DecidedFact[]): LogFigures {
  const waits = decisions.flatMap(({ waited }) => waited ?? [])
  const automated = decisions.filter((one) => one.automated).length
  return {
    decisions: decisions.length,
    automated: decisions.length === 0 ? 0 : Math.round((automated / decisions.length) * 100) / 100,
    median: percentile(waits, 0, 0.5),
  }
}

/** A figure about nobody says nothing about anybody. */
function isSmall(people: ReadonlySet<string>): boolean {
  return people.size > 0 && people.size < minGroupSize
}

function peopleOf(some: readonly { person: string }[]): Set<string> {
  return new Set(some.map(({ person }) => person))
}

function appealFigures(some: readonly AppealFact[]) {
  return { decided: some.length, overturned: some.filter(({ overturned }) => overturned).length }
}

function requestFigures(some: readonly RequestFact[]): RequestFigures {
  const count = (...states: string[]) => some.filter(({ state }) => states.includes(state)).length
  return {
    sent: some.length,
    hidden: count('hidden', 'objected'),
    removed: count('removed'),
    refused: count('refused'),
    shown: count('restored', 'ended'),
  }
}

/** Figures of all, and of each group; null where too few are behind them. @param parts the name of the groups */
function grouped<Fact, Figures, Parts extends string>(
  facts: readonly Fact[],
  keyOf: (fact: Fact) => string,
  people: (some: readonly Fact[]) => ReadonlySet<string>,
  figures: (some: readonly Fact[]) => Figures,
  parts: Parts,
): { all: Figures | null } & Record<Parts, { key: string; figures: Figures | null }[]> {
  const groups = [...Map.groupBy(facts, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const hidden = suppressTable([groups.map(([, some]) => people(some))])[0] ?? []
  return {
    all: isSmall(people(facts)) ? null : figures(facts),
    [parts]: groups.map(([key, some], at) => ({
      key,
      // A single group is the whole.
      figures: hidden[at] === true || isSmall(people(some)) ? null : figures(some),
    })),
  } as { all: Figures | null } & Record<Parts, { key: string; figures: Figures | null }[]>
}
