import type { MetricQuery } from '#app/domain/loyalty/badges/metric.ts'
import type { EarningRuleName } from '#app/registry/earning-rules.ts'

/** How often an earning rule rewarded the member, less what was reversed (a corrected vote, a removed post). */
export const rewards =
  (rule: EarningRuleName): MetricQuery =>
  ({ db, memberIds }) =>
    db
      .selectFrom('ledger_transaction')
      .where('member_id', 'in', memberIds)
      .where('kind', 'in', ['award', 'reversal'])
      .where('rule', '=', rule)
      .groupBy('member_id')
      .select((eb) => ['member_id', eb.fn.sum<number>('effect').as('value'), eb.fn.max('subject_id').as('subject')])
      .execute()
