import { staffRoles } from '#app/registry/permissions.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { AccountTable } from '#db/schema/accounts.ts'

/** A member who belongs to a customer account. `linkedAt`: since when, joining at the earliest. */
export type Customer = {
  memberId: string
  accountId: string
  kind: AccountTable['kind']
  startedAt: string
  linkedAt: string
}

/** Members in good standing, not staff, of the next `accounts` customer accounts; in each the longest linked first. */
export async function customersOf(db: Db, options: { after: string; accounts: number }): Promise<Customer[]> {
  const next = await db
    .selectFrom('account')
    .select('account.id')
    .where('account.id', '>', options.after)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('member')
          .select('member.id')
          .whereRef('member.account_id', '=', 'account.id')
          .where('member.suspended_at', 'is', null)
          .where((own) =>
            own.not(
              own.exists(
                own
                  .selectFrom('member_role')
                  .select('member_role.member_id')
                  .whereRef('member_role.member_id', '=', 'member.id')
                  .where('member_role.role', 'in', [...staffRoles]),
              ),
            ),
          ),
      ),
    )
    .orderBy('account.id')
    .limit(options.accounts)
    .execute()
  if (next.length === 0) return []
  const rows = await db
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.account_id')
    .select((eb) => [
      'member.id as memberId',
      'account.id as accountId',
      'account.kind',
      'account.started_at as startedAt',
      eb.fn.coalesce('member.account_linked_at', 'member.joined_at').as('linkedAt'),
    ])
    .where(
      'account.id',
      'in',
      next.map((row) => row.id),
    )
    .where('member.suspended_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('member_role')
            .select('member_role.member_id')
            .whereRef('member_role.member_id', '=', 'member.id')
            .where('member_role.role', 'in', [...staffRoles]),
        ),
      ),
    )
    .orderBy('account.id')
    .orderBy('linkedAt')
    .orderBy('member.id')
    .execute()
  return rows
}

/** Anniversaries that were paid to these members, or for these accounts. */
export async function paidAnniversaries(
  db: Db,
  { memberIds, accountIds }: { memberIds: readonly string[]; accountIds: readonly string[] },
): Promise<{ memberId: string; accountId: string; years: number; seat: number }[]> {
  return db
    .selectFrom('tenure_anniversary')
    .select(['member_id as memberId', 'account_id as accountId', 'years', 'seat'])
    .where((eb) => eb.or([eb('member_id', 'in', [...memberIds]), eb('account_id', 'in', [...accountIds])]))
    .execute()
}
