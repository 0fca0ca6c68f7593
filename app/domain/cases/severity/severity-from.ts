import type { Instant } from '#app/core/time.ts'
import { caseSeverities, type CaseEventKind, type CaseSeverity } from '#app/domain/cases/case.ts'
import { isSeverityRule, type SeverityRuleName } from './rules.ts'

/** The kinds of entries that the severity of a case is worked out from. */
export const severityEventKinds = [
  'opened',
  'severity',
  'raised',
  'raise_undone',
  'merged',
  'unmerged',
] as const satisfies readonly CaseEventKind[]

export type SeverityEvent = { at: Instant; kind: string; data: Record<string, string | number | null> }

/** A rule that held, and with which figure. `state`: a person took it back, or chose the severity after it. */
export type Raise = { rule: SeverityRuleName; figure: number; at: Instant; state: 'inForce' | 'undone' | 'overruled' }

/** `chosen`: what the case was opened with, or a person chose last. `settled`: rules that raise this case no more. */
export type SeverityHistory = {
  severity: CaseSeverity
  chosen: CaseSeverity
  raises: Raise[]
  settled: ReadonlySet<SeverityRuleName>
}

/**
 * The severity of a case from its time line alone: what a person chose last, or what it was opened with, one level up for
 * each rule in force, P1 at most. So the order in which rules hold makes no difference. A rule raises once: not again when
 * it was taken back, and not when it held already as a person chose the severity (`seen`). A case that is part of it makes
 * it as severe as itself, until the merge is undone or a person chooses.
 */
export function severityFrom(events: readonly SeverityEvent[]): SeverityHistory {
  let chosen: CaseSeverity = 'P3'
  const raises: Raise[] = []
  const settled = new Set<SeverityRuleName>()
  const merged = new Map<unknown, CaseSeverity>()
  for (const { at, kind, data } of events) {
    const rule = data['rule']
    if (kind === 'opened' || kind === 'severity') {
      chosen = severityOf(data[kind === 'opened' ? 'severity' : 'to']) ?? chosen
      for (const name of rulesOf(data['seen'])) settled.add(name)
      for (const raise of raises) if (raise.state === 'inForce') raise.state = 'overruled'
      merged.clear()
    }
    if (kind === 'raised' && isSeverityRule(rule) && !settled.has(rule)) {
      raises.push({ rule, figure: Number(data['figure']), at, state: 'inForce' })
      settled.add(rule)
    }
    if (kind === 'raise_undone') {
      const undone = raises.find((raise) => raise.rule === rule && raise.state === 'inForce')
      if (undone !== undefined) undone.state = 'undone'
    }
    const taken = kind === 'merged' ? severityOf(data['severity']) : undefined
    if (taken !== undefined) merged.set(data['number'], taken)
    if (kind === 'unmerged') merged.delete(data['number'])
  }
  const severity = mostSevere([up(chosen, inForce(raises).length), ...merged.values()])
  return { severity, chosen, raises, settled }
}

export function inForce(raises: readonly Raise[]): Raise[] {
  return raises.filter(({ state }) => state === 'inForce')
}

function mostSevere(severities: readonly CaseSeverity[]): CaseSeverity {
  return caseSeverities.find((severity) => severities.includes(severity)) ?? 'P3'
}

/** That many levels more severe; P1 stays P1. */
function up(severity: CaseSeverity, levels: number): CaseSeverity {
  return caseSeverities[Math.max(0, caseSeverities.indexOf(severity) - levels)] ?? 'P1'
}

/** What a choice of a person writes down of the rules that held then, and back. */
export function seenText(rules: readonly SeverityRuleName[]): string {
  return rules.join(' ')
}

function rulesOf(seen: unknown): SeverityRuleName[] {
  return typeof seen === 'string' ? seen.split(' ').filter(isSeverityRule) : []
}

function severityOf(value: unknown): CaseSeverity | undefined {
  return caseSeverities.find((severity) => severity === value)
}
