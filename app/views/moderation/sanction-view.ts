import { between, unitMs, type Instant } from '#app/core/time.ts'
import type { RuleLine } from '#app/domain/moderation/rules/rule-names.server.ts'
import { sanctionStateAt, type Sanction, type SanctionState } from '#app/domain/moderation/sanctions/sanction.ts'
import type { SanctionKind } from '#app/registry/restrictions.ts'
import { urls } from '#app/views/urls.ts'

export type SanctionView = {
  id: string
  /** Where its member reads the reasons and appeals. */
  decisionHref: string
  kind: SanctionKind
  state: SanctionState
  /** The rule as it was then, in the reader's language. */
  rule: string
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

export function sanctionView(sanction: Sanction, now: Instant, line: RuleLine): SanctionView {
  return {
    id: sanction.id,
    decisionHref: urls.myDecision(sanction.decision_id),
    kind: sanction.kind,
    state: sanctionStateAt(sanction, now),
    rule: line(sanction.rule, sanction.rule_version),
    facts: sanction.facts,
    law: sanction.law,
    from: sanction.from_at,
    until: sanction.until_at,
    hours: sanction.until_at === null ? null : Math.round(between(sanction.from_at, sanction.until_at) / unitMs.hour),
    liftReason: sanction.lift_reason,
  }
}
