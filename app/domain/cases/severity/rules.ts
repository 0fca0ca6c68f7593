import type { SettingKey } from '#app/registry/settings/index.ts'

/** When a rule is looked at: the case was opened, the customer wrote, somebody pressed “me too”, a rating, once a night. */
export type RaiseMoment = 'opened' | 'wrote' | 'meToo' | 'rated' | 'nightly'

/**
 * `figure` is what the rule compares with its bar, `bar` the setting that holds the bar (0: the rule is off), `way` the
 * side on which the rule holds. Each rule raises a case by one level, once.
 */
type SeverityRule = {
  figure: string
  at: readonly RaiseMoment[]
  bar: SettingKey
  way: 'atLeast' | 'atMost'
}

/** What raises the severity of a case automatically, in the order in which a page lists it. Decision 081. */
export const severityRules = {
  leaving: {
    figure: 'wordings in what the customer wrote that say they may leave',
    at: ['opened', 'wrote'],
    bar: 'cases.raiseLeavingWords',
    way: 'atLeast',
  },
  meToos: {
    figure: 'members who said “me too” in the thread of the customer',
    at: ['opened', 'meToo'],
    bar: 'cases.raiseMeToos',
    way: 'atLeast',
  },
  renewal: {
    figure: 'days until the contract of the customer is renewed or ends',
    at: ['opened', 'nightly'],
    bar: 'cases.raiseRenewalDays',
    way: 'atMost',
  },
  repeated: {
    figure: 'days since the complaint of the same customer before this one',
    at: ['opened'],
    bar: 'cases.raiseRepeatedDays',
    way: 'atMost',
  },
  tenure: {
    figure: 'full years as a customer',
    at: ['opened', 'nightly'],
    bar: 'cases.raiseTenureYears',
    way: 'atLeast',
  },
  lowRating: {
    figure: 'what the customer said of how the case went, 1 to 5',
    at: ['rated'],
    bar: 'cases.raiseRating',
    way: 'atMost',
  },
} as const satisfies Record<string, SeverityRule>

export type SeverityRuleName = keyof typeof severityRules
export const severityRuleNames = Object.keys(severityRules) as SeverityRuleName[]

export function isSeverityRule(name: unknown): name is SeverityRuleName {
  return typeof name === 'string' && Object.hasOwn(severityRules, name)
}

/** Whether the rule holds. @param figure null: there is nothing to compare @param bar 0: the rule is off */
export function holds(name: SeverityRuleName, figure: number | null, bar: number): boolean {
  if (figure === null || bar === 0) return false
  return severityRules[name].way === 'atLeast' ? figure >= bar : figure <= bar
}

/** The rules that are looked at then. */
export function rulesAt(moment: RaiseMoment): SeverityRuleName[] {
  return severityRuleNames.filter((name) => (severityRules[name].at as readonly RaiseMoment[]).includes(moment))
}
