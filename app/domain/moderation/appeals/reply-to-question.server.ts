import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { refuseTransition } from '#app/core/state-machine.ts'
import { decisionNotFound } from '#app/domain/moderation/decisions/decision.ts'
import { updateAppeal } from '#app/domain/moderation/store/appeals.server.ts'
import { appealInHand } from './appeal-in-hand.server.ts'
import { appealActs, appealRefusals } from './appeal.ts'

/**
 * The member answers the question of a moderator, once. Records `appeal.answered`.
 * @throws not_found for appeals of others; not_now when nothing was asked
 */
export async function replyToQuestion(
  ctx: Ctx,
  { appealId, reply }: { appealId: string; reply: string },
): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const { appeal } = await appealInHand(tx, appealId)
    if (appeal.member_id !== memberId) throw decisionNotFound()
    refuseTransition(appealActs, 'reply', { state: appeal.state, party: 'member', note: reply }, appealRefusals)
    await updateAppeal(tx, appealId, { state: 'answered', reply, replied_at: tx.at })
    await tx.record('appeal.answered', { appealId, decisionId: appeal.decision_id, memberId })
  })
}
