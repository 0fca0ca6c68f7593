import type { EarningRuleName } from '#app/registry/earning-rules.ts'
import type { MetricQuery } from '../metric.ts'

/**
 * How often an earning rule rewarded the member and still does: an award counts one, its reversal takes that away (a corrected
 * vote, a removed post), the undoing of a reversal brings it back.
 */
export const rewards = (rule: EarningRuleName): MetricQuery => ({ db, memberIds }) =>
  db
    .selectFrom('ledger_transaction as t')
    .leftJoin('ledger_transaction as undone', 'undone.id', 't.reverses_id')
    .where('t.member_id', 'in', memberIds)
    .where('t.kind', 'in', ['award', 'reversal'])
    .where('t.rule', '=', rule)
    .groupBy('t.member_id')
    .select((eb) => [
      't.member_id',
      eb.fn.sum<number>(eb.case().when('t.kind', '=', 'award').then(1).when('undone.kind', '=', 'award').then(-1).else(1).end()).as('value'),
      eb.fn.max('t.subject_id').as('subject'),
    ])
    .execute()
