import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { recordDecisionIn, type NewDecision } from '#app/domain/moderation/decisions/record-decision.server.ts'
import { memberLocale } from '#app/domain/moderation/queries/people.server.ts'
import { postWithThread, takeDownIn } from '#app/domain/threads/upkeep/take-down.server.ts'
import { authorizeDeciding } from './deciding.ts'

export type HidePost = Pick<
  NewDecision,
  | 'rule'
  | 'facts'
  | 'law'
  | 'untilAt'
  | 'source'
  | 'detectedAutomatically'
  | 'decidedAutomatically'
  | 'reviewItemId'
  | 'templateId'
> & { postId: string; /** `held`: until it is decided. */ state?: 'hidden' | 'held' }

/**
 * Hides a post from everybody but its author and moderators, as a decision that the author is told of. An opening post
 * takes its thread along. @returns the id of the decision
 * @throws not_found; forbidden for one's own post
 */
export async function hidePost(ctx: Ctx, input: HidePost): Promise<string> {
  return ctx.write((tx) => hidePostIn(tx, input))
}

/** The same in the transaction of what led to it: a decision on a review item, a rule that holds posts. Audited. */
export async function hidePostIn(tx: Tx, { postId, state = 'hidden', ...decision }: HidePost): Promise<string> {
  const { thread, post } = await postWithThread(tx, postId)
  authorizeDeciding(tx.actor, thread)
  if (post.author_id !== null && post.author_id === tx.actor.memberId)
    throw new DomainError('forbidden', 'moderation.errors.own')
  await takeDownIn(tx, { thread, post }, { state, reason: decision.facts })
  const id = await recordDecisionIn(tx, {
    ...decision,
    restriction: state === 'held' ? 'hold' : 'hide',
    subject: { type: 'post', id: postId, contentType: 'text', at: post.created_at, locale: post.lang },
    memberId: post.author_id,
    locale: await memberLocale(tx, post.author_id),
    before: { state: post.state, removedBy: post.removed_by, removedReason: post.removed_reason },
  })
  await audit(tx, {
    action: 'post.hide',
    subjectType: 'post',
    subjectId: postId,
    before: post.state,
    after: state,
    reason: decision.facts,
  })
  return id
}
