import { authorCards } from '#app/domain/accounts/queries/members.server.ts'
import { balancesOf } from '#app/domain/ledger/queries/ledger.server.ts'
import { adjustmentShape, decideAdjustment } from '#app/domain/loyalty/awards/adjust-balance.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { ReviewPanel } from './review-panels.server.ts'

/** What the page of a correction shows. `by` null: proposed on the command line. */
export type AdjustmentPanelData = {
  unit: 'points' | 'reputation'
  amount: number
  reason: string
  handle: string
  by: string | null
  balance: number
}

export const adjustmentPanel: ReviewPanel = {
  async rows(ctx, items) {
    const t = translator(ctx.locale)
    const cards = await authorCards(
      ctx,
      items.flatMap((item) => item.member_id ?? []),
    )
    return new Map(
      items.map((item) => [
        item.id,
        {
          title: t('ledger.adjust.review.title', {
            amount: Number(item.evidence['amount']),
            handle: cards.get(item.member_id ?? '')?.handle ?? '?',
          }),
          lang: null,
        },
      ]),
    )
  },
  async load(ctx, item): Promise<AdjustmentPanelData> {
    const { unit, amount, reason } = adjustmentShape.parse(item.evidence)
    const by = typeof item.evidence['by'] === 'string' ? item.evidence['by'] : null
    const memberId = item.member_id ?? ''
    const cards = await authorCards(ctx, [memberId, ...(by === null ? [] : [by])])
    const balances = (await balancesOf(ctx.read, [memberId])).get(memberId)
    return {
      unit,
      amount,
      reason,
      handle: cards.get(memberId)?.handle ?? '?',
      by: by === null ? null : (cards.get(by)?.handle ?? '?'),
      balance: (unit === 'points' ? balances?.available : balances?.reputation) ?? 0,
    }
  },
  decide: (ctx, item, decision) => decideAdjustment(ctx, item, decision),
}
