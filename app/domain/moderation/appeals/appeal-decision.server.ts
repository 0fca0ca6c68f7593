import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, plus } from '#app/core/time.ts'
import { decisionNotFound } from '#app/domain/moderation/decisions/decision.ts'
import type { AppealInput } from '#app/domain/moderation/input.ts'
import { findDecision, isReversed } from '#app/domain/moderation/queries/decisions.server.ts'
import { insertAppeal } from '#app/domain/moderation/store/appeals.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { reviewKinds } from '#app/registry/review-kinds.ts'
import { appealableDays } from './appeal.ts'

/**
 * Appeals against a decision, once; another moderator than the one who made it decides within seven days. Suspended and
 * banned members can too. Records `appeal.opened`.
 * @returns the id of the appeal
 * @throws not_found for decisions about others; not_now when it was appealed before, undone, or is too old
 */
export async function appealDecision(
  ctx: Ctx,
  { decisionId, ground, body }: { decisionId: string } & AppealInput,
): Promise<string> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'decision.appeal', { ownerId: memberId })
  return ctx.write(async (tx) => {
    const decision = await findDecision(tx.db, decisionId)
    if (decision === null || decision.member_id !== memberId || decision.reverses_id !== null) throw decisionNotFound()
    if (await isReversed(tx.db, decisionId)) throw new DomainError('not_now', 'moderation.errors.reversed')
    if (plus(decision.at, { days: appealableDays }) < tx.at)
      throw new DomainError('not_now', 'moderation.errors.appealLate', { params: { count: appealableDays } })
    const id = newId('decisionAppeal', msOf(tx.at))
    const isNew = await insertAppeal(tx, {
      id,
      decision_id: decisionId,
      member_id: memberId,
      ground,
      body,
      state: 'open',
      at: tx.at,
      due_at: plus(tx.at, { days: reviewKinds.appeal.dueDays }),
      question: null,
      asked_by: null,
      asked_at: null,
      reply: null,
      replied_at: null,
      decided_by: null,
      decided_at: null,
      reason: '',
    })
    if (!isNew) throw new DomainError('not_now', 'moderation.errors.appealedOnce', { code: 'already_appealed' })
    await openReviewItem(tx, {
      kind: 'appeal',
      subjectType: 'appeal',
      subjectId: id,
      memberId,
      reason: `appeal.${ground}`,
      evidence: { decisionId },
    })
    await tx.record('appeal.opened', { appealId: id, decisionId, memberId })
    return id
  })
}
