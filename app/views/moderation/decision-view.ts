import { contentTypes, type ContentType } from '#app/domain/moderation/content/content.ts'
import type { KeptDecision } from '#app/domain/moderation/queries/decisions.server.ts'
import type { RuleLine } from '#app/domain/moderation/rules/rule-names.server.ts'
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
