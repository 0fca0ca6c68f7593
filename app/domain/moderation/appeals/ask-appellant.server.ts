import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { refuseTransition } from '#app/core/state-machine.ts'
import { updateAppeal } from '#app/domain/moderation/store/appeals.server.ts'
import { appealInHand } from './appeal-in-hand.server.ts'
import { appealActs, appealRefusals, partyTo } from './appeal.ts'

/**
 * Asks the one question that a moderator may ask before an appeal is decided. Audited; records `appeal.asked`.
 * @throws not_found; forbidden for who made the decision; not_now when one was asked before
 */
export async function askAppellant(
  ctx: Ctx,
  { appealId, question }: { appealId: string; question: string },
): Promise<void> {
  authorize(ctx.actor, 'content.moderate')
  await ctx.write(async (tx) => {
    const { appeal, deciders } = await appealInHand(tx, appealId)
    const party = partyTo(appeal, deciders, tx.actor.memberId)
    refuseTransition(appealActs, 'ask', { state: appeal.state, party, note: question }, appealRefusals)
    await updateAppeal(tx, appealId, { state: 'asked', question, asked_by: tx.actor.memberId, asked_at: tx.at })
    await audit(tx, { action: 'appeal.ask', subjectType: 'appeal', subjectId: appealId, reason: question })
    await tx.record('appeal.asked', {
      appealId,
      decisionId: appeal.decision_id,
      memberId: appeal.member_id,
      by: tx.actor.memberId,
    })
  })
}
