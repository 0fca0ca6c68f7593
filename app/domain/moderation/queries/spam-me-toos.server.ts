import type { Db } from '#db/dialects/dialect.ts'
import type { SpamCleanupMeTooTable } from '#db/schema/moderation.ts'

/** The next "me too" that a member gave, in the order of their threads. */
export function meToosOfMember(db: Db, memberId: string, { after, limit }: { after: string; limit: number }) {
  return db
    .selectFrom('me_too')
    .select(['member_id', 'thread_id', 'created_at'])
    .where('member_id', '=', memberId)
    .where('thread_id', '>', after)
    .orderBy('thread_id')
    .limit(limit)
    .execute()
}

/** How many "me too" these members gave. */
export async function countMeToosOf(db: Db, memberIds: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom('me_too')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', 'in', [...memberIds])
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Some of the "me too" that a cleanup took back. @param memberId '' for those of all its members */
export function cleanedMeToosOf(
  db: Db,
  cleanupId: string,
  { memberId, limit }: { memberId: string; limit: number },
): Promise<SpamCleanupMeTooTable[]> {
  return db
    .selectFrom('spam_cleanup_me_too')
    .selectAll()
    .where('cleanup_id', '=', cleanupId)
    .$if(memberId !== '', (some) => some.where('member_id', '=', memberId))
    .orderBy('member_id')
    .orderBy('thread_id')
    .limit(limit)
    .execute()
}
