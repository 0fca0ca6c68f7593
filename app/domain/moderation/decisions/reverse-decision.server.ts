import { audit } from '#app/core/audit.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { isContentType } from '#app/domain/moderation/content/content.ts'
import { showIn } from '#app/domain/moderation/content/hiding.server.ts'
import { findDecision, hidingsOf, isReversed } from '#app/domain/moderation/queries/decisions.server.ts'
import { sanctionOfDecision } from '#app/domain/moderation/queries/sanctions.server.ts'
import { isCleanedContent } from '#app/domain/moderation/queries/spam-content.server.ts'
import { endSanctionIn } from '#app/domain/moderation/sanctions/end-sanction.server.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'
import { decisionNotFound } from './decision.ts'
import { putPostBackIn } from './put-post-back.server.ts'
import { recordDecisionIn } from './record-decision.server.ts'
import { stateWithout } from './state-without.ts'

export type Reversal = {
  how: NonNullable<ModerationDecisionTable['reversal']>
  /** Why; the member reads it. */
  facts: string
  reviewItemId?: string | null
}

/**
 * Undoes a decision with all that it did: the sanction ends and counts no more, the post is what it was before: shown with
 * its place, its acceptance and what it had earned, or waiting for a moderator. The decision stays, and a new one names it.
 * Asks for no permission.
 * @returns the id of the new decision
 * @throws not_found; conflict when it was undone before
 */
export async function reverseDecisionIn(
  tx: Tx,
  decisionId: string,
  { how, facts, reviewItemId = null }: Reversal,
): Promise<string> {
  const first = await findDecision(tx.db, decisionId)
  if (first === null) throw decisionNotFound()
  if (await isReversed(tx.db, decisionId)) throw new DomainError('conflict', 'moderation.errors.reversed')
  const sanction = await sanctionOfDecision(tx.db, decisionId)
  if (sanction !== null) await endSanctionIn(tx, sanction, { reason: facts, how })
  if (first.subject_type === 'post') await putPostBackIn(tx, first, facts)
  else await showContent(tx, first, facts)
  return recordDecisionIn(tx, {
    restriction: 'none',
    subject: {
      type: first.subject_type,
      id: first.subject_id,
      contentType: first.content_type,
      at: first.content_at,
      locale: first.content_locale,
    },
    memberId: first.member_id,
    rule: first.rule,
    ruleVersion: first.rule_version,
    facts,
    locale: first.locale,
    reviewItemId,
    reverses: { id: decisionId, how },
  })
}

/** Nothing to do for what is gone by now, and for decisions about members. */
async function showContent(tx: Tx, decision: ModerationDecisionTable, reason: string): Promise<void> {
  const { subject_type: type, subject_id: id } = decision
  if (!isContentType(type) || stateWithout(await hidingsOf(tx.db, id), decision.id, tx.at).kept !== null) return
  if (await isCleanedContent(tx.db, type, id)) return
  await showIn(tx, { type, id })
  await audit(tx, {
    action: 'content.show',
    subjectType: type,
    subjectId: id,
    before: { hidden: true },
    after: { hidden: false },
    reason,
  })
}
