import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { refuseTransition } from '#app/core/state-machine.ts'
import { decisionNotFound } from '#app/domain/moderation/decisions/decision.ts'
import { updateAppeal } from '#app/domain/moderation/store/appeals.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import { appealInHand } from './appeal-in-hand.server.ts'
import { appealActs, appealRefusals } from './appeal.ts'

/** The member gives up an appeal that waits; there is no second one. @throws not_found; not_now when it is decided */
export async function withdrawAppeal(ctx: Ctx, { appealId }: { appealId: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const { appeal } = await appealInHand(tx, appealId)
    if (appeal.member_id !== memberId) throw decisionNotFound()
    refuseTransition(appealActs, 'withdraw', { state: appeal.state, party: 'member' }, appealRefusals)
    await updateAppeal(tx, appealId, { state: 'withdrawn', decided_at: tx.at })
    await withdrawReviewItem(tx, { kind: 'appeal', subjectId: appealId })
    await tx.record('appeal.withdrawn', { appealId, decisionId: appeal.decision_id, memberId })
  })
}
