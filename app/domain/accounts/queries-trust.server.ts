import type { Db } from '../../../db/dialects/dialect.ts'
import type { Instant } from '../../core/time.ts'

/** How far a new member is on the way to trust level 1. Only content that is visible counts. */
export type FirstSteps = { standingPosts: number; acceptedAnswers: number }

/** @param postedBefore posts since then have not stood long enough */
export async function firstStepsOf(db: Db, memberId: string, postedBefore: Instant): Promise<FirstSteps> {
  const posts = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('post.author_id', '=', memberId)
    .where('post.state', '=', 'visible')
    .where('thread.state', '=', 'visible')
    .where('post.created_at', '<=', postedBefore)
    .executeTakeFirstOrThrow()
  const accepted = await db
    .selectFrom('thread')
    .innerJoin('post', 'post.id', 'thread.accepted_post_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('post.author_id', '=', memberId)
    .where('thread.state', '=', 'visible')
    .whereRef('thread.author_id', '!=', 'post.author_id')
    .executeTakeFirstOrThrow()
  return { standingPosts: posts.count, acceptedAnswers: accepted.count }
}

/** Members of level 0, not set by hand, who meet a condition for level 1: the oldest first, `limit` of them. */
export async function readyForFirstTrust(db: Db, options: { postedBefore: Instant; posts: number; limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('member')
    .select('member.id')
    .where('member.trust_level', '=', 0)
    .where('member.trust_fixed_at', 'is', null)
    .where('member.suspended_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb(
          eb
            .selectFrom('post')
            .innerJoin('thread', 'thread.id', 'post.thread_id')
            .select((inner) => inner.fn.countAll<number>().as('count'))
            .whereRef('post.author_id', '=', 'member.id')
            .where('post.state', '=', 'visible')
            .where('thread.state', '=', 'visible')
            .where('post.created_at', '<=', options.postedBefore),
          '>=',
          options.posts,
        ),
        eb.exists(
          eb
            .selectFrom('post')
            .innerJoin('thread', 'thread.accepted_post_id', 'post.id')
            .select('post.id')
            .whereRef('post.author_id', '=', 'member.id')
            .where('thread.state', '=', 'visible')
            .whereRef('thread.author_id', '!=', 'post.author_id'),
        ),
      ]),
    )
    .orderBy('member.joined_at')
    .orderBy('member.id')
    .limit(options.limit)
    .execute()
  return rows.map((row) => row.id)
}
