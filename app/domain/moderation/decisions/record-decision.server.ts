import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { guidelineRules } from '#app/domain/documents/document-page.server.ts'
import { insertDecision } from '#app/domain/moderation/store/decisions.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { generalRule } from '#app/registry/community-rules.ts'
import type { Restriction } from '#app/registry/restrictions.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'

/** What a decision is about: a post, a story, a member. */
export type DecisionSubject = {
  type: string
  id: string
  contentType: ModerationDecisionTable['content_type']
  /** When the content was made, or the member joined. */
  at: Instant
  locale: Locale | null
}

export type NewDecision = {
  restriction: Restriction
  subject: DecisionSubject
  /** Whom it restricts; null: no account any more. */
  memberId: string | null
  /** Key of a rule of the guidelines, or `generalRule`. */
  rule: string
  /** Of a reversal: the version that the first decision named. Left out: the guidelines in force. */
  ruleVersion?: number
  /** What happened, in the language of the member. */
  facts: string
  law?: string
  untilAt?: Instant | null
  source?: ModerationDecisionTable['source']
  detectedAutomatically?: boolean
  decidedAutomatically?: boolean
  reviewItemId?: string | null
  templateId?: string | null
  /** Language of the statement. */
  locale: Locale
  /** What the reversal of the decision restores. */
  before?: Record<string, unknown>
  reverses?: { id: string; how: NonNullable<ModerationDecisionTable['reversal']> }
}

/**
 * Writes down a decision in the transaction that carries it out. Records `decision.made`, from which its member is told
 * the reasons.
 * @returns its id
 */
export async function recordDecisionIn(tx: Tx, decision: NewDecision): Promise<string> {
  const { subject, reverses } = decision
  const { rule, version } = await ruleOf(tx, decision)
  const id = newId('decision', msOf(tx.at))
  await insertDecision(tx, {
    id,
    at: tx.at,
    by_id: tx.actor.memberId,
    member_id: decision.memberId,
    subject_type: subject.type,
    subject_id: subject.id,
    review_item_id: decision.reviewItemId ?? null,
    restriction: decision.restriction,
    rule,
    rule_version: version,
    law: decision.law ?? '',
    facts: decision.facts,
    scope: 'everywhere',
    until_at: decision.untilAt ?? null,
    source: decision.source ?? 'own',
    detected_automatically: decision.detectedAutomatically === true ? 1 : 0,
    decided_automatically: decision.decidedAutomatically === true ? 1 : 0,
    content_type: subject.contentType,
    content_at: subject.at,
    content_locale: subject.locale,
    locale: decision.locale,
    template_id: decision.templateId ?? null,
    before: JSON.stringify(decision.before ?? {}),
    reverses_id: reverses?.id ?? null,
    reversal: reverses?.how ?? null,
  })
  await tx.record('decision.made', {
    decisionId: id,
    memberId: decision.memberId,
    restriction: decision.restriction,
    subjectId: subject.id,
    by: tx.actor.memberId,
  })
  return id
}

/**
 * The rule with the version of the guidelines it is from. A rule of the product itself that an admin took out of the
 * guidelines is the guidelines as a whole. @throws invalid for a person who names a rule that there is not
 */
async function ruleOf(tx: Tx, { rule, ruleVersion }: NewDecision): Promise<{ rule: string; version: number }> {
  if (ruleVersion !== undefined) return { rule, version: ruleVersion }
  const { version, rules } = await guidelineRules(tx, tx.setting('site.language'))
  if (rule === generalRule || rules.some(({ key }) => key === rule)) return { rule, version }
  if (tx.actor.memberId !== null)
    throw new DomainError('invalid', 'errors.invalid', { fields: { rule: { key: 'moderation.errors.unknownRule' } } })
  return { rule: generalRule, version }
}
