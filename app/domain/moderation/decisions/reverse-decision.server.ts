import type { Tx } from '#app/core/write.server.ts'
import { findDecision } from '#app/domain/moderation/queries/decisions.server.ts'
import { communityRuleOf } from '#app/registry/community-rules.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'
import { recordDecisionIn } from './record-decision.server.ts'

/**
 * Writes down that a decision was undone, as a decision that names it. What it restricted is restored by the caller.
 * @returns the decision that was undone
 */
export async function reverseDecisionRecord(
  tx: Tx,
  decisionId: string,
  {
    how,
    facts,
    reviewItemId = null,
  }: { how: NonNullable<ModerationDecisionTable['reversal']>; facts: string; reviewItemId?: string | null },
): Promise<ModerationDecisionTable> {
  const first = await findDecision(tx.db, decisionId)
  if (first === null) throw new Error(`There is no decision ${decisionId}`)
  await recordDecisionIn(tx, {
    restriction: 'none',
    subject: {
      type: first.subject_type,
      id: first.subject_id,
      contentType: first.content_type,
      at: first.content_at,
      locale: first.content_locale === 'ko' || first.content_locale === 'en' ? first.content_locale : null,
    },
    memberId: first.member_id,
    rule: communityRuleOf(first.rule),
    facts,
    locale: first.locale,
    reviewItemId,
    reverses: { id: decisionId, how },
  })
  return first
}
