import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { notFound } from '#app/domain/review/not-found.ts'
import { holderOf, kindsFor, openKeyOf, toItem, type ReviewItem } from '#app/domain/review/review-item.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'

/** `open`: undecided, oldest first; `mine`: claimed by the reader; `decided`: latest first. */
export type QueueView = 'open' | 'mine' | 'decided'

/** An item with the names of its members. */
export type ListedItem = ReviewItem & { holder: string | null; decider: string | null }

/**
 * A page of the queue, of the kinds this reader may decide about. One query. @throws forbidden; invalid for a broken
 * cursor
 */
export async function reviewQueue(
  ctx: Ctx,
  { kind, view }: { kind: ReviewKind | null; view: QueueView },
  { limit, cursor }: PageRequest,
): Promise<Page<ListedItem>> {
  authorize(ctx.actor, 'review.read')
  const kinds = kindsFor(ctx.actor).filter((one) => kind === null || one === kind)
  if (kinds.length === 0) return { items: [], next: null }
  const [column, direction, past] =
    view === 'decided'
      ? (['review_item.decided_at', 'desc', '<'] as const)
      : (['review_item.opened_at', 'asc', '>'] as const)
  const rows = await withPeople(ctx)
    .where('review_item.kind', 'in', kinds)
    .where('review_item.state', '=', view === 'decided' ? 'decided' : 'open')
    .$if(view === 'mine', (all) =>
      all.where('review_item.claimed_by', '=', ctx.actor.memberId).where('review_item.claimed_until', '>', ctx.now()),
    )
    .$if(cursor !== null, (all) => {
      const [at, id] = decodeCursor(cursor ?? '', 2)
      return all.where((eb) => eb(eb.refTuple(column, 'review_item.id'), past, eb.tuple(String(at), String(id))))
    })
    .orderBy(column, direction)
    .orderBy('review_item.id', direction)
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [view === 'decided' ? row.decided_at : row.opened_at, row.id])
  return { items: page.items.map((row) => listed(row, ctx.now())), next: page.next }
}

/** The number of open items of each kind this reader may decide about, and since when the oldest waits. One query. */
export async function reviewCounts(ctx: Ctx): Promise<Map<ReviewKind, { count: number; oldest: string }>> {
  const kinds = kindsFor(ctx.actor)
  if (kinds.length === 0) return new Map()
  const rows = await ctx.read
    .selectFrom('review_item')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count'), eb.fn.min('opened_at').as('oldest')])
    .where('state', '=', 'open')
    .where('kind', 'in', kinds)
    .groupBy('kind')
    .execute()
  return new Map(rows.map(({ kind, count, oldest }) => [kind as ReviewKind, { count: Number(count), oldest }]))
}

/** One item. @throws not_found also for a kind that this reader may not decide about */
export async function reviewItem(ctx: Ctx, id: string): Promise<ListedItem> {
  const row = await withPeople(ctx).where('review_item.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound()
  const item = listed(row, ctx.now())
  if (!kindsFor(ctx.actor).includes(item.kind)) throw notFound()
  return item
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
    .selectAll('review_item')
    .select(['holder.name as holder', 'decider.name as decider'])
}

function listed(
  { holder, decider, ...row }: Parameters<typeof toItem>[0] & { holder: string | null; decider: string | null },
  now: string,
): ListedItem {
  const item = toItem(row)
  return { ...item, decider, holder: holderOf(item, now) === null ? null : holder }
}
