import { between, unitMs, type Instant } from '#app/core/time.ts'
import { sanctionStateAt, type Sanction, type SanctionState } from '#app/domain/moderation/sanctions/sanction.ts'
import { communityRuleOf, communityRules, type CommunityRule } from '#app/registry/community-rules.ts'
import type { SanctionKind } from '#app/registry/restrictions.ts'
import { urls } from '#app/views/urls.ts'

export type SanctionView = {
  id: string
  /** Where its member reads the reasons and appeals. */
  decisionHref: string
  kind: SanctionKind
  state: SanctionState
  rule: CommunityRule
  ruleNumber: number
  /** What happened, in the words of who decided. */
  facts: string
  law: string
  from: string
  /** null: no end. */
  until: string | null
  /** How long it lasts in hours; null: no end, or a warning. */
  hours: number | null
  liftReason: string
}

export function sanctionView(sanction: Sanction, now: Instant): SanctionView {
  const rule = communityRuleOf(sanction.rule)
  return {
    id: sanction.id,
    decisionHref: urls.myDecision(sanction.decision_id),
    kind: sanction.kind,
    state: sanctionStateAt(sanction, now),
    rule,
    ruleNumber: communityRules[rule].number,
    facts: sanction.facts,
    law: sanction.law,
    from: sanction.from_at,
    until: sanction.until_at,
    hours: sanction.until_at === null ? null : Math.round(between(sanction.from_at, sanction.until_at) / unitMs.hour),
    liftReason: sanction.lift_reason,
  }
}
