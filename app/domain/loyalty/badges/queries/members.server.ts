import { fullYears } from '#app/core/time.ts'
import type { MetricQuery } from '#app/domain/loyalty/badges/metric.ts'

/** A self-description on the profile. */
export const introductions: MetricQuery = async ({ db, memberIds }) => {
  const rows = await db.selectFrom('member').select('id').where('id', 'in', memberIds).where('bio', '!=', '').execute()
  return rows.map(({ id }) => ({ member_id: id, value: 1 }))
}

/** Complaints and feedback of the member that were settled. */
export const concernsResolved: MetricQuery = ({ db, memberIds }) =>
  db
    .selectFrom('case')
    .where('customer_id', 'in', memberIds)
    .where('status', 'in', ['resolved', 'closed'])
    .where('resolved_at', 'is not', null)
    .where('dismissed', '=', 0)
    .groupBy('customer_id')
    .select((eb) => ['customer_id as member_id', eb.fn.countAll<number>().as('value')])
    .execute()

export const customerYears: MetricQuery = async ({ db, memberIds, at, zone }) => {
  const rows = await db
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.account_id')
    .select(['member.id', 'account.started_at'])
    .where('member.id', 'in', memberIds)
    .execute()
  return rows.map(({ id, started_at }) => ({ member_id: id, value: fullYears(started_at, at, zone) }))
}

export const memberYears: MetricQuery = async ({ db, memberIds, at, zone }) => {
  const rows = await db.selectFrom('member').select(['id', 'joined_at']).where('id', 'in', memberIds).execute()
  return rows.map(({ id, joined_at }) => ({ member_id: id, value: fullYears(joined_at, at, zone) }))
}
