import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { refuseTransition } from '#app/core/state-machine.ts'
import { reverseDecisionIn } from '#app/domain/moderation/decisions/reverse-decision.server.ts'
import { isReversed } from '#app/domain/moderation/queries/decisions.server.ts'
import { updateAppeal } from '#app/domain/moderation/store/appeals.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { latestItemIn } from '#app/domain/review/latest-item.server.ts'
import { refuseDecided } from '#app/domain/review/refuse-decided.server.ts'
import { appealInHand } from './appeal-in-hand.server.ts'
import { appealActs, appealRefusals, partyTo } from './appeal.ts'

/**
 * Decides an appeal, for good. `overturn` undoes the decision and those made together with it: the post is back in its
 * place with what it had earned, the sanction ends and counts no more. The member reads the reason either way. Audited;
 * records `appeal.decided`.
 * @throws not_found; forbidden for the member and for who made the decision; conflict when it is decided, or claimed by
 *   another person; invalid without a reason
 */
export async function decideAppeal(
  ctx: Ctx,
  { appealId, decision, reason }: { appealId: string; decision: 'overturn' | 'uphold'; reason: string },
): Promise<void> {
  authorize(ctx.actor, 'content.moderate')
  await ctx.write(async (tx) => {
    const { appeal, decisions, deciders } = await appealInHand(tx, appealId)
    const item = await latestItemIn(tx, 'appeal', appealId)
    await refuseDecided(tx, item)
    const party = partyTo(appeal, deciders, tx.actor.memberId)
    refuseTransition(appealActs, decision, { state: appeal.state, party, note: reason }, appealRefusals)
    await decideReviewItem(tx, { itemId: item.id, decision, note: reason })
    if (decision === 'overturn')
      for (const { id } of decisions)
        if (!(await isReversed(tx.db, id)))
          await reverseDecisionIn(tx, id, { how: 'overturned', facts: reason, reviewItemId: item.id })
    await updateAppeal(tx, appealId, {
      state: appealActs[decision].to,
      decided_by: tx.actor.memberId,
      decided_at: tx.at,
      reason,
    })
    await tx.record('appeal.decided', {
      appealId,
      decisionId: appeal.decision_id,
      memberId: appeal.member_id,
      decision: appealActs[decision].to,
      by: tx.actor.memberId,
    })
  })
}
