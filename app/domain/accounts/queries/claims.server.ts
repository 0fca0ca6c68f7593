import type { Instant } from '#app/core/time.ts'
import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** An imported member; null: none. `claimed`: someone can sign in as them, or they have an address. */
export async function claimable(
  db: Db,
  who: { handle: string } | { importedKey: string },
): Promise<{ id: string; claimed: boolean } | null> {
  const row = await db
    .selectFrom('member')
    .select(['id', 'email', 'password_hash'])
    .where('imported_key', 'is not', null)
    .where((eb) =>
      'handle' in who
        ? eb('handle_skeleton', '=', handleSkeleton(who.handle))
        : eb('imported_key', '=', who.importedKey),
    )
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, claimed: row.email !== null || row.password_hash !== null }
}

export async function emailIsTaken(db: Db, email: string): Promise<boolean> {
  return (await db.selectFrom('member').select('id').where('email', '=', email).executeTakeFirst()) !== undefined
}

/** Whether an invitation of this member to this address works now. */
export async function workingClaim(db: Db, memberId: string, email: string, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('account_link')
    .select('id')
    .where('member_id', '=', memberId)
    .where('purpose', '=', 'claim')
    .where('email', '=', email)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/** The imported member without an owner whom this address was invited to claim, by the latest invitation; null: none. */
export async function invitedMember(db: Db, email: string): Promise<string | null> {
  const row = await db
    .selectFrom('account_link')
    .innerJoin('member', 'member.id', 'account_link.member_id')
    .select('member.id')
    .where('account_link.email', '=', email)
    .where('account_link.purpose', '=', 'claim')
    .where('member.email', 'is', null)
    .where('member.password_hash', 'is', null)
    .where('member.suspended_at', 'is', null)
    .orderBy('account_link.created_at', 'desc')
    .orderBy('account_link.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
