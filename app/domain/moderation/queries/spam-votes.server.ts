import type { Db } from '#db/dialects/dialect.ts'
import type { SpamCleanupVoteTable } from '#db/schema/moderation.ts'

type TakenVote = Omit<SpamCleanupVoteTable, 'cleanup_id' | 'member_id'>

/** The next votes that a member gave, in the order of their posts. */
export function votesOfMember(
  db: Db,
  memberId: string,
  { after, limit }: { after: string; limit: number },
): Promise<TakenVote[]> {
  return db
    .selectFrom('vote')
    .select(['id as vote_id', 'post_id', 'value', 'event_id', 'created_at', 'changed_at'])
    .where('member_id', '=', memberId)
    .where('post_id', '>', after)
    .orderBy('post_id')
    .limit(limit)
    .execute()
}

/** How many votes these members gave. */
export async function countVotesOf(db: Db, memberIds: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom('vote')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', 'in', [...memberIds])
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The next votes that a cleanup took back. @param memberId '' for those of all its members */
export function cleanedVotesOf(
  db: Db,
  cleanupId: string,
  { memberId, after, limit }: { memberId: string; after: string; limit: number },
): Promise<SpamCleanupVoteTable[]> {
  return db
    .selectFrom('spam_cleanup_vote')
    .selectAll()
    .where('cleanup_id', '=', cleanupId)
    .$if(memberId !== '', (some) => some.where('member_id', '=', memberId))
    .where('vote_id', '>', after)
    .orderBy('vote_id')
    .limit(limit)
    .execute()
}

/** Votes on a post that cleanups took back from members who are restored by now. One query. */
export function undoneVotesOn(db: Db, { postId }: { postId: string }): Promise<SpamCleanupVoteTable[]> {
  return db
    .selectFrom('spam_cleanup_vote as v')
    .innerJoin('spam_cleanup_member as m', (on) =>
      on.onRef('m.cleanup_id', '=', 'v.cleanup_id').onRef('m.member_id', '=', 'v.member_id'),
    )
    .selectAll('v')
    .where('v.post_id', '=', postId)
    .where('m.restored_at', 'is not', null)
    .orderBy('v.vote_id')
    .execute()
}
