import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { recordDecisionIn, type NewDecision } from '#app/domain/moderation/decisions/record-decision.server.ts'
import { memberLocale } from '#app/domain/moderation/queries/people.server.ts'
import type { ContentType } from './content.ts'
import { findContent, hideIn } from './hiding.server.ts'

export type HideContent = Omit<
  NewDecision,
  'restriction' | 'subject' | 'memberId' | 'locale' | 'before' | 'reverses'
> & {
  type: ContentType
  id: string
  /** `hold`: until it is decided. */
  restriction?: 'hide' | 'hold'
}

/**
 * Hides a story, what a profile says and shows, or a picture from everybody but its author and moderators, as a decision
 * that its author is told of. Audited. @returns the id of the decision @throws not_found; forbidden for one's own
 */
export async function hideContentIn(
  tx: Tx,
  { type, id, restriction = 'hide', ...decision }: HideContent,
): Promise<string> {
  authorize(tx.actor, 'content.moderate')
  const content = await findContent(tx, type, id)
  if (content.authorId !== null && content.authorId === tx.actor.memberId)
    throw new DomainError('forbidden', 'moderation.errors.own')
  await hideIn(tx, content)
  const decisionId = await recordDecisionIn(tx, {
    ...decision,
    restriction,
    subject: { type, id, contentType: content.kind, at: content.at, locale: content.locale },
    memberId: content.authorId,
    locale: await memberLocale(tx, content.authorId),
  })
  await audit(tx, {
    action: 'content.hide',
    subjectType: type,
    subjectId: id,
    before: { hidden: content.hidden },
    after: { hidden: true },
    reason: decision.facts,
  })
  return decisionId
}
