import type { Actor } from '#app/core/actor.ts'
import type { ReadSetting } from '#app/core/reading.ts'
import { plus, toInstant, type Instant } from '#app/core/time.ts'
import { shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import type { Hours } from '#app/domain/notifications/window.ts'
import { threadPath } from '#app/domain/threads/thread.ts'
import { constant } from '#db/constant.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { hoursOf } from './readers.server.ts'

export type DigestMember = { memberId: string; day: number; hours: Hours; visitedAt: Instant }

/** Members who get the digest, in the order of their ids. */
export async function digestMembers(
  db: Db,
  setting: ReadSetting,
  after: string,
  limit: number,
): Promise<DigestMember[]> {
  const rows = await db
    .selectFrom('notification_preference')
    .selectAll()
    .where('digest_day', 'is not', null)
    .where('member_id', '>', after)
    .orderBy('member_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    memberId: row.member_id,
    day: row.digest_day ?? 0,
    hours: hoursOf(row, setting),
    visitedAt: toInstant(row.digest_visited_at ?? row.changed_at),
  }))
}

export type DigestThread = { title: string; path: string }
export type DigestNews = { unanswered: DigestThread[]; changed: DigestThread[]; helped: number }

const days = 7
const most = 5

/** What a week had for a member: questions they could answer, what the company announced, whom they helped. Three queries. */
export async function digestNews(db: Db, reader: Actor, until: Instant): Promise<DigestNews> {
  const { memberId } = reader
  const since = plus(until, { days: -days })
  const watched = (subject: 'tag' | 'category' | 'product') =>
    db
      .selectFrom('watch')
      .select('subject_id')
      .where('member_id', '=', memberId)
      .where('subject_type', '=', subject)
      .where('level', '=', 'watching')
  const fresh = db
    .selectFrom('thread')
    .select(['id', 'slug', 'title'])
    .where(shownThread(reader))
    .where('created_at', '>', since)
    .where('created_at', '<=', until)
    .orderBy('created_at', 'desc')
    .limit(most)
  const [unanswered, changed, { helped }] = await Promise.all([
    fresh
      .where('kind', '=', constant('question'))
      .where('answer_count', '=', 0)
      .where('duplicate_of_id', 'is', null)
      .where('locked_at', 'is', null)
      .where((eb) => eb.or([eb('author_id', 'is', null), eb('author_id', '!=', memberId)]))
      .where((eb) =>
        eb.or([
          eb('category_id', 'in', watched('category')),
          eb('product_id', 'in', watched('product')),
          eb('id', 'in', eb.selectFrom('thread_tag').select('thread_id').where('tag_id', 'in', watched('tag'))),
        ]),
      )
      .execute(),
    fresh.where('kind', '=', constant('announcement')).execute(),
    db
      .selectFrom('post')
      .innerJoin('thread', 'thread.accepted_post_id', 'post.id')
      .select((eb) => eb.fn.count<number>('thread.author_id').distinct().as('helped'))
      .where('post.author_id', '=', memberId)
      .where('thread.author_id', '!=', memberId)
      .where(shownThread(reader))
      .where('post.state', '=', constant('visible'))
      .where('thread.accepted_at', '>', since)
      .where('thread.accepted_at', '<=', until)
      .executeTakeFirstOrThrow(),
  ])
  const linked = (rows: typeof unanswered): DigestThread[] =>
    rows.map((row) => ({ title: row.title, path: `${threadPath(row)}?from=digest` }))
  return { unanswered: linked(unanswered), changed: linked(changed), helped: Number(helped) }
}
