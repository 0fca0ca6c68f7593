import type { AliasedExpression, SelectQueryBuilder } from 'kysely'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { areaSeen } from '#app/domain/access/queries/readable-content.server.ts'
import type { Measure } from '#app/domain/analytics/leaderboard/measure.ts'
import type { Span } from '#app/domain/analytics/leaderboard/period.ts'
import { staffRoles } from '#app/registry/permissions.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Database } from '#db/schema/index.ts'

/** `span` null: all time. `categoryId`, `tagId` null: everywhere; both: where both match. */
export type RankingOf = { measure: Measure; span: Span | null; categoryId: string | null; tagId: string | null }

export type RankedMember = { rank: number; memberId: string; handle: string; name: string; figure: number }

type Total = { member_id: string | null; figure: number }

/** null also for one that this reader does not see. */
export async function categoryIdOf({ read, actor }: Pick<Ctx, 'read' | 'actor'>, slug: string): Promise<string | null> {
  const row = await read
    .selectFrom('category')
    .select('id')
    .where('slug', '=', slug)
    .where((eb) => areaSeen(actor, eb.ref('area')))
    .executeTakeFirst()
  return row?.id ?? null
}

export async function tagIdOf(db: Db, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('tag')
    .select('id')
    .where('name', '=', name)
    .where('thread_count', '>', 0)
    .executeTakeFirst()
  return row?.id ?? null
}

/**
 * Members by their figure, highest first; equal figures share a rank (1, 1, 3) and follow in the order of joining.
 * Without staff, suspended members, and those who chose not to be ranked.
 * @param memberId also find this member's rank, because computing the order is the expensive part; null: none
 */
export async function rankedPage(
  db: Db,
  of: RankingOf,
  page: PageRequest,
  memberId: string | null,
): Promise<Page<RankedMember> & { own: LeaderboardRow | null }> {
  const after = page.cursor === null ? null : decodeCursor(page.cursor, 2)
  const rows = await db
    .with('list', () => ranked(db, of))
    .selectFrom((list) => {
      const shown = list
        .selectFrom('list')
        .selectAll()
        .orderBy('figure', 'desc')
        .orderBy('memberId')
        .limit(page.limit + 1)
      if (after === null) return shown.as('shown')
      const [figure, last] = [Number(after[0]), String(after[1])]
      return shown
        .where((eb) =>
          eb.or([eb('figure', '<', figure), eb.and([eb('figure', '=', figure), eb('memberId', '>', last)])]),
        )
        .as('shown')
    })
    .selectAll()
    .select((eb) => eb.lit<number>(0).as('own'))
    .unionAll((list) =>
      list
        .selectFrom('list')
        .selectAll()
        .select((eb) => eb.lit<number>(1).as('own'))
        .where('memberId', '=', memberId ?? ''),
    )
    .execute()
  const own = rows.find((row) => row.own === 1)
  const shown = rows
    .filter((row) => row.own === 0)
    .sort((a, b) => Number(b.figure) - Number(a.figure) || (a.memberId < b.memberId ? -1 : 1))
  return {
    ...toPage(shown.map(toRanked), page.limit, (row) => [row.figure, row.memberId]),
    own: own === undefined ? null : standing(own),
  }
}

/** The ranks of these members in that order, and the number of ranked members; unranked members are not in the map. */
export async function placesOf(
  db: Db,
  of: RankingOf,
  memberIds: readonly string[],
): Promise<Map<string, LeaderboardRow>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom(ranked(db, of).as('list'))
    .selectAll()
    .where('memberId', 'in', [...new Set(memberIds)])
    .execute()
  return new Map(rows.map((row) => [row.memberId, standing(row)]))
}

type RankedRow = { memberId: string; handle: string; name: string; figure: number; rank: number; total: number }

/** A place among `total`. */
export type LeaderboardRow = { rank: number; figure: number; total: number }

function standing({ rank, figure, total }: RankedRow): LeaderboardRow {
  return { rank: Number(rank), figure: Number(figure), total: Number(total) }
}

function toRanked({ memberId, handle, name, figure, rank }: RankedRow): RankedMember {
  return { rank: Number(rank), memberId, handle, name, figure: Number(figure) }
}

function ranked(db: Db, of: RankingOf): SelectQueryBuilder<Database, 'member', RankedRow> {
  const staff = db
    .selectFrom('member_role')
    .select('member_role.member_id')
    .where('member_role.role', 'in', [...staffRoles])
  return db
    .selectFrom(totals(db, of))
    .innerJoin('member', 'member.id', 'total.member_id')
    .where('member.suspended_at', 'is', null)
    .where('member.id', 'not in', staff)
    .where('member.id', 'not in', db.selectFrom('leaderboard_opt_out').select('leaderboard_opt_out.member_id'))
    .where('total.figure', '>', 0)
    .select((eb) => [
      'member.id as memberId',
      'member.handle',
      'member.name',
      'total.figure',
      eb.fn
        .agg<number>('rank')
        .over((over) => over.orderBy('total.figure', 'desc'))
        .as('rank'),
      eb.fn.countAll<number>().over().as('total'),
    ]) as unknown as SelectQueryBuilder<Database, 'member', RankedRow>
}

function totals(db: Db, of: RankingOf): AliasedExpression<Total, 'total'> {
  if (of.measure === 'people') return peopleHelped(db, of)
  return of.span === null && of.categoryId === null && of.tagId === null ? balances(db) : gains(db, of)
}

/** Reputation of all time, from the accounts. */
function balances(db: Db): AliasedExpression<Total, 'total'> {
  return db
    .selectFrom('ledger_account as a')
    .select(['a.owner as member_id', 'a.balance as figure'])
    .where('a.kind', '=', 'reputation')
    .where('a.unit', '=', 'reputation')
    .as('total')
}

/**
 * Reputation earned in a span, or with the posts of a category or tag. A reversal carries the day of the award it
 * undoes: what was reversed does not count in its own span.
 */
function gains(db: Db, { span, categoryId, tagId }: RankingOf): AliasedExpression<Total, 'total'> {
  let query = db.selectFrom('ledger_transaction as t').where('t.reputation', '!=', 0)
  if (span !== null) query = query.where('t.day', '>=', span.day)
  if (span !== null && span.untilDay !== null) query = query.where('t.day', '<', span.untilDay)
  if (categoryId !== null || tagId !== null) {
    // A span has few transactions beside the posts of a category: those are looked up one by one, not the other way
    // round.
    query =
      span === null
        ? query.where('t.subject_id', 'in', postsOf(db, categoryId, tagId))
        : query.where((eb) => eb.exists(postsOf(db, categoryId, tagId).where('post.id', '=', eb.ref('t.subject_id'))))
  }
  // Not the plain column: SQLite would scan all members' transactions in that order instead of beginning with the
  // days.
  return query
    .select((eb) => [
      eb.fn.coalesce('t.member_id', 't.member_id').as('member_id'),
      eb.fn.sum<number>('t.reputation').as('figure'),
    ])
    .groupBy((eb) => eb.fn.coalesce('t.member_id', 't.member_id'))
    .as('total')
}

function postsOf(
  db: Db,
  categoryId: string | null,
  tagId: string | null,
): SelectQueryBuilder<Database, 'post' | 'thread', { id: string }> {
  let posts = db.selectFrom('post').innerJoin('thread', 'thread.id', 'post.thread_id').select('post.id')
  // Who asks for a private category sees it; among all others its posts would tell of it.
  posts =
    categoryId === null ? posts.where('thread.area', 'is', null) : posts.where('thread.category_id', '=', categoryId)
  return tagId === null
    ? posts
    : posts.where((eb) =>
        eb.exists(
          eb
            .selectFrom('thread_tag')
            .select('thread_tag.thread_id')
            .whereRef('thread_tag.thread_id', '=', 'thread.id')
            .where('thread_tag.tag_id', '=', tagId),
        ),
      )
}

/** Different askers who accepted an answer, in questions that can be read. */
function peopleHelped(db: Db, { span, categoryId, tagId }: RankingOf): AliasedExpression<Total, 'total'> {
  let query = db
    .selectFrom('thread')
    .innerJoin('post', 'post.id', 'thread.accepted_post_id')
    .where('thread.state', '=', 'visible')
    .where('post.state', '=', 'visible')
    .where('post.author_id', 'is not', null)
    .whereRef('post.author_id', '!=', 'thread.author_id')
  if (span !== null) query = query.where('thread.accepted_at', '>=', span.from)
  if (span !== null && span.until !== null) query = query.where('thread.accepted_at', '<', span.until)
  query =
    categoryId === null ? query.where('thread.area', 'is', null) : query.where('thread.category_id', '=', categoryId)
  if (tagId !== null)
    query = query.innerJoin('thread_tag', 'thread_tag.thread_id', 'thread.id').where('thread_tag.tag_id', '=', tagId)
  return query
    .select((eb) => ['post.author_id as member_id', eb.fn.count<number>('thread.author_id').distinct().as('figure')])
    .groupBy('post.author_id')
    .as('total')
}
