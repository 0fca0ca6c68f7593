import { contentTypes, type ContentType } from '#app/domain/moderation/content/content.ts'
import type { KeptDecision } from '#app/domain/moderation/queries/decisions.server.ts'
import type { RuleLine } from '#app/domain/moderation/rules/rule-names.server.ts'
import { generalRule } from '#app/registry/community-rules.ts'
import { restrictionNames, type Restriction } from '#app/registry/restrictions.ts'
import { urls } from '#app/views/urls.ts'

/** A decision as its member and moderators read it. */
export type DecisionView = {
  id: string
  href: string
  at: string
  restriction: Restriction
  /** The rule as it was then, in the reader's language. */
  rule: string
  ruleVersion: number
  /** The rule in the guidelines of that version. */
  ruleHref: string
  law: string
  facts: string
  until: string | null
  source: KeptDecision['source']
  detectedAutomatically: boolean
  decidedAutomatically: boolean
  /** What it is about besides posts and members; null: one of those. */
  subjectType: ContentType | null
  /** Where what it is about can be seen; null: nowhere. */
  subjectHref: string | null
  reversed: { at: string; how: string; facts: string } | null
  /** Moderators only; members aren't told who. */
  by: string | null
}

export function decisionView(decision: KeptDecision, line: RuleLine): DecisionView {
  return {
    id: decision.id,
    href: urls.myDecision(decision.id),
    at: decision.at,
    restriction: restrictionNames.find((name) => name === decision.restriction) ?? 'none',
    rule: line(decision.rule, decision.rule_version),
    ruleVersion: decision.rule_version,
    ruleHref: ruleHref(decision),
    law: decision.law,
    facts: decision.facts,
    until: decision.until_at,
    source: decision.source,
    detectedAutomatically: decision.detected_automatically === 1,
    decidedAutomatically: decision.decided_automatically === 1,
    subjectType: contentTypes.find((type) => type === decision.subject_type) ?? null,
    subjectHref: decision.subject_type === 'post' ? urls.permalink(decision.subject_id) : null,
    reversed: decision.reversed,
    by: decision.byName,
  }
}

/** The same for the member it is about, who is not told whom it was decided by. */
export function ownDecisionView(decision: KeptDecision, line: RuleLine): DecisionView {
  return { ...decisionView(decision, line), by: null }
}

/** Where the rule is read as it was then; the guidelines as a whole for a decision that names none of theirs. */
function ruleHref({ rule, rule_version: version }: Pick<KeptDecision, 'rule' | 'rule_version'>): string {
  return urls.document('guidelines', version) + (rule === generalRule ? '' : `#${rule}`)
}
