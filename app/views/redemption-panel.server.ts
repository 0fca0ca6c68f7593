import { DomainError } from '#app/core/errors.ts'
import { redemptionsByIds } from '#app/domain/perks/queries/redemptions.server.ts'
import { approveRedemption } from '#app/domain/perks/redemptions/approve-redemption.server.ts'
import { transitionRedemption } from '#app/domain/perks/redemptions/transition-redemption.server.ts'
import { undoRedemptionDecision } from '#app/domain/perks/redemptions/undo-redemption-decision.server.ts'
import { releaseReviewItem } from '#app/domain/review/release-review-item.server.ts'
import { redemptionRow } from './perk-views.server.ts'
import { redemptionDesk } from './redemption-desk.server.ts'
import type { ReviewPanel } from './review-panels.server.ts'

/** Redemptions in the review queue. The first who agrees hands the item on; the second settles it. */
export const redemptionPanel: ReviewPanel = {
  async rows(ctx, items) {
    const found = await redemptionsByIds(
      ctx.read,
      items.map((item) => item.subject_id),
    )
    return new Map(
      items.flatMap((item) => {
        const redemption = found.get(item.subject_id)
        return redemption === undefined
          ? []
          : [[item.id, { title: redemptionRow(ctx, redemption).title, lang: ctx.locale }] as const]
      }),
    )
  },
  load: (ctx, item) => redemptionDesk(ctx, item.subject_id),
  async decide(ctx, item, { decision, note }) {
    const id = item.subject_id
    if (decision === 'deny') return void (await transitionRedemption(ctx, { id, act: 'deny', note }))
    if (decision !== 'approve')
      throw new DomainError('invalid', 'errors.invalid', {
        fields: { decision: { key: 'review.errors.unknownDecision' } },
      })
    const { state } = await approveRedemption(ctx, { id, note })
    if (state === 'requested') await releaseReviewItem(ctx, { itemId: item.id })
  },
  undo: undoRedemptionDecision,
}
