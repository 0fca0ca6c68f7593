import type { Tx } from '#app/core/write.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import type { Redemption } from './redemption.ts'

/**
 * Puts a request that staff must approve into the review queue. @returns the id of the item, of the present one when it
 * is there already
 */
export function openRedemptionReview(tx: Tx, redemption: Redemption): Promise<string> {
  const limit = tx.setting('perks.autoApproveUpTo')
  return openReviewItem(tx, {
    kind: 'redemption',
    subjectType: 'redemption',
    subjectId: redemption.id,
    memberId: redemption.member_id,
    reason: redemption.cost > limit ? 'aboveLimit' : 'newMember',
    evidence: { perkId: redemption.perk_id, cost: redemption.cost, limit },
  })
}

/** Decides the review item of a request. @throws conflict while a colleague holds it */
export async function decideRedemptionReview(
  tx: Tx,
  redemption: Redemption,
  decision: 'approve' | 'deny',
  note: string,
): Promise<void> {
  await decideReviewItem(tx, { itemId: await openRedemptionReview(tx, redemption), decision, note })
}

/** Withdraws the review item of a request that was cancelled or timed out. */
export function withdrawRedemptionReview(tx: Tx, redemption: Redemption): Promise<void> {
  return withdrawReviewItem(tx, { kind: 'redemption', subjectId: redemption.id })
}
