import type { AliasableExpression } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { dayIn, instantOfDay, offsetSpans } from '#app/core/time.ts'
import { publicThread } from '#app/domain/access/queries/readable-content.server.ts'
import { calendarOf, firstCalendarDay, type Calendar } from '#app/domain/accounts/profile/activity-calendar.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { ClearedProfileTable } from '#db/schema/accounts.ts'

/** What a member shows in addition to name and bio, and what they keep private. */
export type Presence = { links: string[]; hidesCalendar: boolean; hidesFromDirectory: boolean }

const linksShape = z.array(z.string())

/** Null when there is no such member. */
export async function presenceOf(db: Db, memberId: string): Promise<Presence | null> {
  const row = await db
    .selectFrom('member')
    .select(['links', 'hides_calendar', 'hides_from_directory'])
    .where('id', '=', memberId)
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        links: linksShape.parse(JSON.parse(row.links)),
        hidesCalendar: row.hides_calendar === 1,
        hidesFromDirectory: row.hides_from_directory === 1,
      }
}

/** What a moderator took off the profile of a member and keeps; null: nothing. */
export async function clearedProfile(db: Db, memberId: string): Promise<ClearedProfileTable | null> {
  const row = await db.selectFrom('cleared_profile').selectAll().where('member_id', '=', memberId).executeTakeFirst()
  return row ?? null
}

/** Id of the picture of a member; null: none, or no such member. */
export async function avatarOf(db: Db, memberId: string): Promise<string | null> {
  const row = await db.selectFrom('member').select('avatar').where('id', '=', memberId).executeTakeFirst()
  return row?.avatar ?? null
}

/** Public posts of twelve months by day of the community. One query. */
export async function calendarFor(ctx: Ctx, memberId: string): Promise<Calendar> {
  const zone = ctx.setting('site.timeZone')
  const today = dayIn(ctx.now(), zone)
  const from = instantOfDay(firstCalendarDay(today), zone)
  const [first, ...later] = offsetSpans(from, ctx.now(), zone)
  const rows = await ctx.read
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    // Each post by the offset of its own day: in summer time the day begins at another hour than now.
    .select((eb) => {
      const dayAt = (offset: number) => ctx.dialect.dateBucket(eb.ref('post.created_at'), 'day', offset)
      const day = later.reduce<AliasableExpression<string>>(
        (before, span) =>
          eb.case().when('post.created_at', '>=', span.from).then(dayAt(span.offset)).else(before).end(),
        dayAt(first?.offset ?? 0),
      )
      return [eb.fn.countAll<number>().as('count'), day.as('day')]
    })
    .where('post.author_id', '=', memberId)
    .where('post.created_at', '>=', from)
    .where('post.state', '=', 'visible')
    .where(publicThread())
    .groupBy('day')
    .execute()
  return calendarOf(new Map(rows.map(({ day, count }) => [day, count])), today)
}

/** The tags of the questions a member answered most, only of public posts. One query. */
export function topTagsOf(db: Db, memberId: string, limit: number): Promise<{ name: string; answers: number }[]> {
  return db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .innerJoin('thread_tag', 'thread_tag.thread_id', 'thread.id')
    .innerJoin('tag', 'tag.id', 'thread_tag.tag_id')
    .select((eb) => ['tag.name', eb.fn.countAll<number>().as('answers')])
    .where('post.author_id', '=', memberId)
    .where('post.kind', 'in', ['answer', 'reply'])
    .where('post.state', '=', 'visible')
    .where(publicThread())
    .groupBy('tag.name')
    .orderBy('answers', 'desc')
    .orderBy('tag.name')
    .limit(limit)
    .execute()
}
