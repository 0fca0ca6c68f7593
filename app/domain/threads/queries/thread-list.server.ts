import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type CursorParts, type Page, type PageRequest } from '#app/core/page.ts'
import { nowhere, placeOf, threadConditions, type Place, type ThreadFilter } from './thread-conditions.server.ts'
import { summaryQuery, toSummaries, type SummaryRow, type ThreadSummary } from './thread-summaries.server.ts'

export type ThreadSort = 'active' | 'new' | 'votes' | 'meToo'

const sortColumns = {
  active: 'thread.activity_at',
  new: 'thread.created_at',
  votes: 'thread.votes',
  meToo: 'thread.me_too_count',
} as const

/**
 * Visible threads in the order asked for, the highest first. Two queries for any number of rows, and one each for the
 * category and the tag of the filter. A thread that moves up
 * between two pages is on the first one then; those below neither repeat nor go missing.
 * @param options.tags false: without the tags, and without the query for them
 * @throws invalid for a broken cursor; unauthenticated for `only` and `unread` of a visitor
 */
export async function threadList(
  ctx: Ctx,
  { sort = 'active', ...filter }: ThreadFilter & { sort?: ThreadSort },
  { limit, cursor }: PageRequest,
  { tags = true }: { tags?: boolean } = {},
): Promise<Page<ThreadSummary>> {
  const column = sortColumns[sort]
  const place = await placeOf(ctx, filter)
  const query = summaryQuery(ctx.read)
    .where(threadConditions(ctx, filter, place))
    .$if(cursor !== null, (all) => {
      const [value, id] = decodeCursor(cursor ?? '', 2)
      const counted = sort === 'votes' || sort === 'meToo'
      return all.where((eb) =>
        eb(eb.refTuple(column, 'thread.id'), '<', eb.tuple(counted ? Number(value) : String(value), String(id))),
      )
    })
    .orderBy(column, 'desc')
    .orderBy('thread.id', 'desc')
    .limit(limit + 1)
  const page = toPage(await query.execute(), limit, (row) => cursorOf(row, sort))
  return { items: await toSummaries(ctx, page.items, tags ? undefined : new Map()), next: page.next }
}

/**
 * How many threads match each of these filters, counted up to `most`: an exact 48,213 helps no reader and takes long to
 * count. One query for all, and one each for a category and a tag.
 */
export async function countThreads<Name extends string>(
  ctx: Ctx,
  filters: Readonly<Record<Name, ThreadFilter>>,
  most: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(filters) as Name[]
  // The filters nearly always name one place.
  const places = new Map<string, Promise<Place>>()
  const placed = await Promise.all(
    names.map(async (name) => {
      const { category, tag, only } = filters[name]
      const key = JSON.stringify([category, tag, only === 'watched'])
      const place = places.get(key) ?? placeOf(ctx, { category, tag, only })
      places.set(key, place)
      return [name, threadConditions(ctx, filters[name], await place)] as const
    }),
  )
  const row = await ctx.read
    .selectNoFrom((eb) =>
      placed.map(([name, conditions]) =>
        eb
          .selectFrom(
            eb
              .selectFrom('thread')
              .select('thread.id')
              .where(conditions)
              // Ordered like the list, so that counting stops early; without an order the planner may take a slow
              // index.
              .orderBy('thread.activity_at', 'desc')
              .orderBy('thread.id', 'desc')
              .limit(most)
              .as('found'),
          )
          .select((found) => found.fn.countAll<number>().as('count'))
          .as(name),
      ),
    )
    .executeTakeFirstOrThrow()
  return row as Record<Name, number>
}

/**
 * The threads pinned in this list, latest pin first: those of the site, and those of the category of the list. Two
 * queries.
 */
export async function pinnedThreads(
  ctx: Ctx,
  { category, lang }: Pick<ThreadFilter, 'category' | 'lang'>,
): Promise<ThreadSummary[]> {
  const rows = await summaryQuery(ctx.read)
    .where(threadConditions(ctx, { lang }, nowhere))
    .where((eb) =>
      eb.or([
        eb('thread.pinned_in', '=', 'site'),
        ...(category
          ? [
              eb.and([
                eb('thread.pinned_in', '=', 'category'),
                eb(
                  'thread.category_id',
                  '=',
                  eb.selectFrom('category as c').select('c.id').where('c.slug', '=', category),
                ),
              ]),
            ]
          : []),
      ]),
    )
    .where((eb) => eb.or([eb('thread.pinned_until', 'is', null), eb('thread.pinned_until', '>', ctx.now())]))
    .orderBy('thread.pinned_at', 'desc')
    .orderBy('thread.id', 'desc')
    .limit(mostPinned)
    .execute()
  return toSummaries(ctx, rows)
}

const mostPinned = 10

function cursorOf(row: SummaryRow, sort: ThreadSort): CursorParts {
  return [{ active: row.activity_at, new: row.created_at, votes: row.votes, meToo: row.me_too_count }[sort], row.id]
}
