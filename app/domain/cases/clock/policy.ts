import type { Case, CaseSeverity, CaseSource } from '#app/domain/cases/case.ts'
import type { PromisedMinutes } from './clock.ts'

/** What is promised, and to which cases: a condition that is null is met by all. `calendarVersionId`: in force now. */
export type SlaPolicy = {
  id: string
  severity: CaseSeverity | null
  tier: string | null
  source: CaseSource | null
  minutes: PromisedMinutes
  calendarId: string
  calendarVersionId: string
}

/** What a policy may ask for. `tier`: of the customer when the case was opened; null without one. */
export type PolicyMatter = Pick<Case, 'severity' | 'tier' | 'source'>

/** The conditions in the order in which they break a tie: of two policies that name one each, severity wins. */
const policyConditions = ['severity', 'tier', 'source'] as const satisfies readonly (keyof PolicyMatter)[]

/**
 * The policy for a case: of those whose conditions it meets the one that names most of them; among equals the one that
 * names the severity, then the tier. Every site has a policy for each severity.
 */
export function policyFor(policies: readonly SlaPolicy[], matter: PolicyMatter): SlaPolicy {
  const [first] = policies
    .filter((policy) => policyConditions.every((name) => policy[name] === null || policy[name] === matter[name]))
    .toSorted((a, b) => weight(b) - weight(a))
  if (first === undefined) throw new Error(`no policy for severity ${matter.severity}`)
  return first
}

/** A named condition is worth more than all ties together. */
function weight(policy: SlaPolicy): number {
  return policyConditions.reduce((sum, name, at) => (policy[name] === null ? sum : sum + 10 - at), 0)
}

/** Whether it is one of the policies that every site keeps: it names a severity and nothing else. */
export function isBasicPolicy({ severity, tier, source }: Pick<SlaPolicy, 'severity' | 'tier' | 'source'>): boolean {
  return severity !== null && tier === null && source === null
}
