import type { Db } from '#db/dialects/dialect.ts'
import type { FraudPattern } from '#db/schema/fraud.ts'

/** Another account that used the same device. `at`: when it was last seen there. */
export type LinkedAccount = { id: string; handle: string; name: string; address: string; browser: string; at: string }

/** Accounts that signed in from an address and browser of this member, the last seen first. */
export async function linkedAccounts(db: Db, memberId: string, limit = 20): Promise<LinkedAccount[]> {
  return db
    .selectFrom('member_device as mine')
    .innerJoin('member_device as other', (join) =>
      join
        .onRef('other.address', '=', 'mine.address')
        .onRef('other.browser', '=', 'mine.browser')
        .onRef('other.member_id', '!=', 'mine.member_id'),
    )
    .innerJoin('member', 'member.id', 'other.member_id')
    .select(['member.id', 'member.handle', 'member.name', 'other.address', 'other.browser', 'other.last_seen_at as at'])
    .where('mine.member_id', '=', memberId)
    .orderBy('other.last_seen_at', 'desc')
    .limit(limit)
    .execute()
}

/** Findings of vote fraud that a member is part of, latest first. */
export async function findingsAbout(
  db: Db,
  memberId: string,
  limit = 20,
): Promise<{ id: string; pattern: FraudPattern; state: string; at: string }[]> {
  return db
    .selectFrom('gaming_finding_member as m')
    .innerJoin('gaming_finding as f', 'f.id', 'm.finding_id')
    .select(['f.id', 'f.pattern', 'f.state', 'f.found_at as at'])
    .where('m.member_id', '=', memberId)
    .orderBy('f.found_at', 'desc')
    .limit(limit)
    .execute()
}
