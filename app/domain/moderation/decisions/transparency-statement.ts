import type { Instant } from '#app/core/time.ts'
import { breachCategories } from '#app/registry/community-rules.ts'
import type { Restriction } from '#app/registry/restrictions.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'

/**
 * A statement of reasons as the transparency database of the European Commission takes it: version 1 of its API with the
 * categories of July 2025 (decision 065). Fields of other versions are not sent.
 */
export type TransparencyStatement = {
  decision_visibility?: readonly string[]
  end_date_visibility_restriction?: string
  decision_provision?: string
  end_date_service_restriction?: string
  decision_account?: string
  end_date_account_restriction?: string
  account_type?: string
  decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT' | 'DECISION_GROUND_INCOMPATIBLE_CONTENT'
  decision_ground_reference_url: string
  illegal_content_legal_ground?: string
  illegal_content_explanation?: string
  incompatible_content_ground?: string
  incompatible_content_explanation?: string
  incompatible_content_illegal?: 'Yes' | 'No'
  content_type: readonly string[]
  content_type_other?: string
  category: string
  territorial_scope: readonly string[]
  content_language?: string
  content_date: string
  application_date: string
  decision_facts: string
  source_type: string
  automated_detection: 'Yes' | 'No'
  automated_decision: string
  puid: string
}

/** The countries of the European Economic Area. */
const everywhere = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
  ' ',
)

/** What a decision restricts. A warning restricts nothing, so it needs no statement. */
const restricts: Partial<Record<Restriction, (until: string | undefined) => Partial<TransparencyStatement>>> = {
  hide: (until) => ({ decision_visibility: ['DECISION_VISIBILITY_CONTENT_DISABLED'], ...ends('visibility', until) }),
  hold: (until) => ({ decision_visibility: ['DECISION_VISIBILITY_CONTENT_DISABLED'], ...ends('visibility', until) }),
  silence: (until) => ({ decision_provision: 'DECISION_PROVISION_PARTIAL_SUSPENSION', ...ends('service', until) }),
  suspension: (until) => ({ decision_account: 'DECISION_ACCOUNT_SUSPENDED', ...ends('account', until) }),
  ban: () => ({ decision_account: 'DECISION_ACCOUNT_TERMINATED' }),
}

const sources: Record<ModerationDecisionTable['source'], string> = {
  own: 'SOURCE_VOLUNTARY',
  flag: 'SOURCE_TYPE_OTHER_NOTIFICATION',
  notice: 'SOURCE_ARTICLE_16',
  trusted: 'SOURCE_TRUSTED_FLAGGER',
}

const contentTypes: Record<ModerationDecisionTable['content_type'], Partial<TransparencyStatement>> = {
  text: { content_type: ['CONTENT_TYPE_TEXT'] },
  image: { content_type: ['CONTENT_TYPE_IMAGE'] },
  account: { content_type: ['CONTENT_TYPE_OTHER'], content_type_other: 'Account' },
}

/**
 * The statement of a decision; null for one that restricts nothing.
 * @param rule the rule as a line of English text. @param guidelines address of the guidelines
 */
export function transparencyStatement(
  decision: ModerationDecisionTable,
  { rule, guidelines }: { rule: string; guidelines: string },
): TransparencyStatement | null {
  const restriction = restricts[decision.restriction as Restriction]
  if (restriction === undefined) return null
  const { law } = decision
  // The words of moderators may name people, and the database takes no personal data.
  const facts = `${decision.subject_type === 'member' ? 'An account' : 'Content'} was found to breach: ${law || rule}. ${foundHow(decision)}`
  const ground =
    law === ''
      ? {
          decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT' as const,
          incompatible_content_ground: rule.slice(0, 500),
          incompatible_content_explanation: facts,
          incompatible_content_illegal: 'No' as const,
        }
      : {
          decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT' as const,
          illegal_content_legal_ground: law.slice(0, 500),
          illegal_content_explanation: facts,
        }
  return {
    ...restriction(decision.until_at === null ? undefined : dayOf(decision.until_at)),
    ...ground,
    decision_ground_reference_url: guidelines,
    content_type: [],
    ...contentTypes[decision.content_type],
    category: `STATEMENT_CATEGORY_${breachCategories[decision.rule] ?? 'OTHER_VIOLATION_TC'}`,
    territorial_scope: decision.scope === 'everywhere' ? everywhere : decision.scope.split(','),
    ...(decision.content_locale === null ? {} : { content_language: decision.content_locale.toUpperCase() }),
    content_date: dayOf(decision.content_at),
    application_date: dayOf(decision.at),
    decision_facts: facts,
    source_type: sources[decision.source],
    automated_detection: decision.detected_automatically === 1 ? 'Yes' : 'No',
    automated_decision:
      decision.decided_automatically === 1 ? 'AUTOMATED_DECISION_FULLY' : 'AUTOMATED_DECISION_NOT_AUTOMATED',
    puid: decision.id,
  }
}

function foundHow({ source, detected_automatically: automatic }: ModerationDecisionTable): string {
  if (source === 'own') return automatic === 1 ? 'It was found automatically.' : 'Staff found it.'
  return source === 'flag' ? 'Members reported it.' : 'It was notified.'
}

function ends(what: 'visibility' | 'service' | 'account', until: string | undefined): Partial<TransparencyStatement> {
  return until === undefined ? {} : { [`end_date_${what}_restriction`]: until }
}

/** The database keeps days of UTC. */
function dayOf(at: Instant): string {
  return at.slice(0, 10)
}
