import { between, unitMs, type Instant } from '#app/core/time.ts'
import type { AccountLink, LinkPurpose } from '#app/domain/accounts/links/account-link.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { AccountLinkTable } from '#db/schema/accounts.ts'

/** A link with its member, whatever its state; null when there is none. */
export async function accountLink(db: Db, id: string, now: Instant): Promise<AccountLink | null> {
  const row = await db
    .selectFrom('account_link')
    .innerJoin('member', 'member.id', 'account_link.member_id')
    .select(['account_link.id', 'account_link.purpose', 'account_link.email', 'account_link.used_at'])
    .select([
      'account_link.created_at',
      'account_link.expires_at',
      'member.id as member_id',
      'member.handle',
      'member.name',
    ])
    .where('account_link.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    purpose: row.purpose,
    works: row.used_at === null && row.expires_at > now,
    minutes: between(row.created_at, row.expires_at) / unitMs.minute,
    member: { id: row.member_id, handle: row.handle, name: row.name },
    email: row.email,
  }
}

/** The newest link of this purpose that the member can use at `now`; null: none. */
export async function workingLinkOf(
  db: Db,
  memberId: string,
  purpose: LinkPurpose,
  now: Instant,
): Promise<string | null> {
  const row = await db
    .selectFrom('account_link')
    .select('id')
    .where('member_id', '=', memberId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The row of a link; null when there is none. */
export async function accountLinkRow(db: Db, id: string): Promise<AccountLinkTable | null> {
  return (await db.selectFrom('account_link').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}
