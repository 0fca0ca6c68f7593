import type { BillingCustomer } from '#app/domain/perks/billing/billing-message.ts'
import type { Redemption } from '#app/domain/perks/redemptions/redemption.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The redemption with its member as billing knows them; undefined when there is none. */
export async function redemptionForBilling(
  db: Db,
  id: string,
): Promise<{ redemption: Redemption; customer: BillingCustomer } | undefined> {
  const redemption = await db.selectFrom('redemption').selectAll().where('id', '=', id).executeTakeFirst()
  if (redemption === undefined) return undefined
  const row = await db
    .selectFrom('member')
    .leftJoin('account', 'account.id', 'member.account_id')
    .select(['member.handle', 'account.id', 'account.name', 'account.plan', 'account.renews_at'])
    .where('member.id', '=', redemption.member_id)
    .executeTakeFirst()
  const account =
    row?.id == null || row.name === null || row.plan === null
      ? null
      : { id: row.id, name: row.name, plan: row.plan, renewsAt: row.renews_at }
  return { redemption, customer: { memberId: redemption.member_id, handle: row?.handle ?? '', account } }
}
