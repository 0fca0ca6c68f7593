import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { Instant } from '#app/core/time.ts'
import { moderatedCategories } from '#app/domain/access/area.ts'
import { holderOf } from '#app/domain/review/item-acts.ts'
import { notFound } from '#app/domain/review/not-found.ts'
import { authorizeQueue, kindsEverywhere, kindsInCategories, reaches } from '#app/domain/review/reach.ts'
import { openKeyOf, toItem, type ReviewItem } from '#app/domain/review/review-item.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Database } from '#db/schema/index.ts'

/** `open`: undecided, in the order of the queue; `mine`: claimed by the reader; `decided`: latest first. */
export type QueueView = 'open' | 'mine' | 'decided'

/** What of the queue is wanted. `categoryIds` null: any or none; `openedBefore` null: of any age. */
export type QueueFilter = {
  kind: ReviewKind | null
  view: QueueView
  categoryIds?: readonly string[] | null
  openedBefore?: Instant | null
}

/** An item with the names of its members. `skipped`: why the reader left it to others; null: they did not. */
export type ListedItem = ReviewItem & { holder: string | null; decider: string | null; skipped: string | null }

/**
 * A page of the queue, of the items this reader may decide about: those that waited longest first, where an item of
 * weight counts as waiting that many hours longer. One query. @throws forbidden; invalid for a broken cursor
 */
export async function reviewQueue(
  ctx: Ctx,
  filter: QueueFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<ListedItem>> {
  authorizeQueue(ctx.actor)
  const { view } = filter
  const [column, direction, past] =
    view === 'decided'
      ? (['review_item.decided_at', 'desc', '<'] as const)
      : (['review_item.rank_at', 'asc', '>'] as const)
  const rows = await wanted(withPeople(ctx), ctx, filter)
    .$if(cursor !== null, (all) => {
      const [at, id] = decodeCursor(cursor ?? '', 2)
      return all.where((eb) => eb(eb.refTuple(column, 'review_item.id'), past, eb.tuple(String(at), String(id))))
    })
    .orderBy(column, direction)
    .orderBy('review_item.id', direction)
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [view === 'decided' ? row.decided_at : row.rank_at, row.id])
  return { items: page.items.map((row) => listed(row, ctx.now())), next: page.next }
}

/**
 * The item that comes next for this reader: not claimed by another person, not skipped by the reader, not about them;
 * null when none is left. @param not the item that they have before them
 */
export async function nextReviewItem(ctx: Ctx, filter: QueueFilter, not: string): Promise<string | null> {
  const row = await wanted(withPeople(ctx), ctx, { ...filter, view: 'open' })
    .clearSelect()
    .select('review_item.id')
    .where('review_item.id', '!=', not)
    .where('skip.item_id', 'is', null)
    .where((eb) =>
      eb.or([eb('review_item.member_id', 'is', null), eb('review_item.member_id', '!=', ctx.actor.memberId)]),
    )
    .where((eb) =>
      eb.or([
        eb('review_item.claimed_until', 'is', null),
        eb('review_item.claimed_until', '<=', ctx.now()),
        eb('review_item.claimed_by', '=', ctx.actor.memberId),
      ]),
    )
    .orderBy('review_item.rank_at')
    .orderBy('review_item.id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The number of open items of each kind this reader may decide about, and since when the oldest waits. One query. */
export async function reviewCounts(ctx: Ctx): Promise<Map<ReviewKind, { count: number; oldest: string }>> {
  const rows = await ctx.read
    .selectFrom('review_item')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count'), eb.fn.min('opened_at').as('oldest')])
    .where('state', '=', 'open')
    .where(withinReach(ctx.actor))
    .groupBy('kind')
    .execute()
  return new Map(rows.map(({ kind, count, oldest }) => [kind as ReviewKind, { count: Number(count), oldest }]))
}

/** The category of each open item this reader may decide about, with how many are filed there. One query. */
export async function reviewCategories(ctx: Ctx): Promise<{ id: string; count: number }[]> {
  const rows = await ctx.read
    .selectFrom('review_item')
    .select((eb) => ['category_id', eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'open')
    .where('category_id', 'is not', null)
    .where(withinReach(ctx.actor))
    .groupBy('category_id')
    .execute()
  return rows.map(({ category_id, count }) => ({ id: category_id ?? '', count: Number(count) }))
}

/** Why others left an item to the next, latest first. */
export async function skipsOf(db: Db, itemId: string): Promise<{ name: string; reason: string; at: string }[]> {
  return db
    .selectFrom('review_skip')
    .innerJoin('member', 'member.id', 'review_skip.member_id')
    .select(['member.name', 'review_skip.reason', 'review_skip.at'])
    .where('item_id', '=', itemId)
    .orderBy('at', 'desc')
    .execute()
}

/** The latest item of that kind about each of these subjects. One query. */
export async function itemsOfSubjects(
  db: Db,
  kind: ReviewKind,
  subjectIds: readonly string[],
): Promise<Map<string, string>> {
  if (subjectIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('review_item')
    .select(['id', 'subject_id'])
    .where('kind', '=', kind)
    .where('subject_id', 'in', [...subjectIds])
    .orderBy('opened_at')
    .execute()
  return new Map(rows.map(({ id, subject_id }) => [subject_id, id]))
}

/** The name of a member; null for none. */
export async function memberName(db: Db, id: string | null): Promise<string | null> {
  if (id === null) return null
  return (await db.selectFrom('member').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null
}

/** One item. @throws not_found also for a kind that this reader may not decide about */
export async function reviewItem(ctx: Ctx, id: string): Promise<ListedItem> {
  const row = await withPeople(ctx).where('review_item.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound()
  const item = listed(row, ctx.now())
  if (!reaches(ctx.actor, item)) throw notFound()
  return item
}

/** These items, in the order of the queue, as far as this reader may decide about them. One query. */
export async function reviewItemsOf(ctx: Ctx, ids: readonly string[]): Promise<ListedItem[]> {
  if (ids.length === 0) return []
  const rows = await withPeople(ctx)
    .where('review_item.id', 'in', [...ids])
    .where(withinReach(ctx.actor))
    .orderBy('review_item.rank_at')
    .orderBy('review_item.id')
    .execute()
  return rows.map((row) => listed(row, ctx.now()))
}

/** The open item of that kind about a subject; null when none is open. For pages of the subject. */
export async function openItemOf(ctx: Ctx, kind: ReviewKind, subjectId: string): Promise<ReviewItem | null> {
  const row = await ctx.read
    .selectFrom('review_item')
    .selectAll()
    .where('open_key', '=', openKeyOf(kind, subjectId))
    .executeTakeFirst()
  return row === undefined ? null : toItem(row)
}

function withPeople(ctx: Ctx) {
  return ctx.read
    .selectFrom('review_item')
    .leftJoin('member as holder', 'holder.id', 'review_item.claimed_by')
    .leftJoin('member as decider', 'decider.id', 'review_item.decided_by')
    .leftJoin('review_skip as skip', (join) =>
      join.onRef('skip.item_id', '=', 'review_item.id').on('skip.member_id', '=', ctx.actor.memberId ?? ''),
    )
    .selectAll('review_item')
    .select(['holder.name as holder', 'decider.name as decider', 'skip.reason as skipped'])
}

function wanted(all: ReturnType<typeof withPeople>, ctx: Ctx, filter: QueueFilter): ReturnType<typeof withPeople> {
  const { kind, view, categoryIds = null, openedBefore = null } = filter
  return all
    .where('review_item.state', '=', view === 'decided' ? 'decided' : 'open')
    .where(withinReach(ctx.actor))
    .$if(kind !== null, (some) => some.where('review_item.kind', '=', kind ?? ''))
    .$if(categoryIds !== null, (some) =>
      some.where('review_item.category_id', 'in', categoryIds?.length ? [...categoryIds] : ['']),
    )
    .$if(openedBefore !== null, (some) => some.where('review_item.opened_at', '<', openedBefore ?? ''))
    .$if(view === 'mine', (some) =>
      some.where('review_item.claimed_by', '=', ctx.actor.memberId).where('review_item.claimed_until', '>', ctx.now()),
    )
}

/** `reaches` as a condition of SQL. */
function withinReach(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'review_item'>()
  const kinds = kindsEverywhere(actor)
  const everywhere = eb('review_item.kind', 'in', kinds.length > 0 ? kinds : [''])
  const categories = moderatedCategories(actor)
  if (categories.length === 0) return everywhere
  const there = eb('review_item.category_id', 'in', [...categories])
  return eb.or([everywhere, eb.and([there, eb('review_item.kind', 'in', kindsInCategories(actor))])])
}

type Row = Parameters<typeof toItem>[0] & { holder: string | null; decider: string | null; skipped: string | null }

function listed({ holder, decider, skipped, ...row }: Row, now: string): ListedItem {
  const item = toItem(row)
  return { ...item, decider, skipped, holder: holderOf(item, now) === null ? null : holder }
}
