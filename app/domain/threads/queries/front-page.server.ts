import { visitor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { sharedFact } from '#app/core/shared-facts.server.ts'
import { plus } from '#app/core/time.ts'
import { publicThread, shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import { constant } from '#db/constant.ts'
import { threadList } from './thread-list.server.ts'
import { summaryQuery, toSummaries, type Person, type ThreadSummary } from './thread-summaries.server.ts'

/** Its lists show no tags. */
const brief = { tags: false } as const

/** A member whose answers were accepted lately, and how often. Staff are not ranked. */
export type HelperOfTheWeek = Person & { avatar: string | null; accepted: number }

/** The newest questions without an answer. */
export async function unansweredThreads(ctx: Ctx, limit: number): Promise<ThreadSummary[]> {
  return (
    await threadList(
      ctx,
      { state: 'unanswered', sort: 'new', lang: ctx.reads, hideMuted: true },
      { limit, cursor: null },
      brief,
    )
  ).items
}

export async function recentThreads(ctx: Ctx, limit: number): Promise<ThreadSummary[]> {
  return (await threadList(ctx, { sort: 'active', lang: ctx.reads, hideMuted: true }, { limit, cursor: null }, brief))
    .items
}

/** Threads the reader follows with something new in them, the last active first; empty for visitors. */
export async function newInFollowed(ctx: Ctx, limit: number): Promise<ThreadSummary[]> {
  if (ctx.actor.memberId === null) return []
  return (await threadList(ctx, { only: 'followed', unread: true }, { limit, cursor: null }, brief)).items
}

/** The latest announcements, newest first. */
export async function latestAnnouncements(ctx: Ctx, limit: number): Promise<ThreadSummary[]> {
  return sharedFact(
    ctx,
    `announcements ${limit} ${ctx.reads ?? ''} ${ctx.locale}`,
    async () =>
      // For everybody alike: only what everybody may see.
      (
        await threadList(
          ctx.as(visitor),
          { kind: 'announcement', sort: 'new', lang: ctx.reads },
          { limit, cursor: null },
          brief,
        )
      ).items,
  )
}

/** The reader's own questions without an accepted answer; empty for visitors. */
export async function myOpenQuestions(ctx: Ctx, limit: number): Promise<ThreadSummary[]> {
  const { memberId } = ctx.actor
  if (memberId === null) return []
  const rows = await summaryQuery(ctx.read)
    .where('thread.author_id', '=', memberId)
    .where('thread.kind', '=', constant('question'))
    .where(shownThread(ctx.actor))
    .where('thread.accepted_post_id', 'is', null)
    .where('thread.duplicate_of_id', 'is', null)
    .orderBy('thread.created_at', 'desc')
    .orderBy('thread.id', 'desc')
    .limit(limit)
    .execute()
  return toSummaries(ctx, rows, new Map())
}

/** How many questions have an accepted answer. */
export async function solvedCount(ctx: Ctx): Promise<number> {
  return sharedFact(ctx, 'solved questions', async () => {
    const { count } = await ctx.read
      .selectFrom('thread')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where(publicThread())
      .where('accepted_at', 'is not', null)
      .executeTakeFirstOrThrow()
    return count
  })
}

/** Title of the question in this language that was solved last, as an example of what people ask; null: there is none. */
export async function newestSolvedTitle(ctx: Ctx): Promise<string | null> {
  return sharedFact(ctx, `newest solved ${ctx.locale}`, async () => {
    const newest = await ctx.read
      .selectFrom('thread')
      .select('title')
      .where(publicThread())
      .where('kind', '=', constant('question'))
      .where('lang', '=', ctx.locale)
      .where('accepted_at', 'is not', null)
      .orderBy('accepted_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return newest?.title ?? null
  })
}

/** Members whose answers to other members' questions were accepted in the last seven days, most acceptances first. */
export function helpersOfTheWeek(ctx: Ctx, limit: number): Promise<HelperOfTheWeek[]> {
  return sharedFact(ctx, `helpers ${limit}`, () => helpersQuery(ctx, limit).execute())
}

function helpersQuery(ctx: Ctx, limit: number) {
  return ctx.read
    .selectFrom('thread')
    .innerJoin('post', 'post.id', 'thread.accepted_post_id')
    .innerJoin('member', 'member.id', 'post.author_id')
    .select((eb) => [
      'member.id',
      'member.handle',
      'member.name',
      'member.avatar',
      eb.fn.countAll<number>().as('accepted'),
    ])
    .where(publicThread())
    .where('thread.accepted_at', '>', plus(ctx.now(), { days: -7 }))
    .where('post.by_staff', '=', 0)
    .whereRef('post.author_id', '!=', 'thread.author_id')
    .groupBy(['member.id', 'member.handle', 'member.name', 'member.avatar'])
    .orderBy('accepted', 'desc')
    .orderBy('member.name')
    .limit(limit)
}
