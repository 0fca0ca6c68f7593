import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { CaseFilter, CaseSort } from '#app/domain/cases/filters/filter.ts'
import { narrowedCases } from './narrowed-cases.server.ts'
import { nextDue, waiting } from './order.ts'
import { summaryQuery, toSummaries, type CaseSummary } from './summaries.server.ts'

export type { CaseFilter } from '#app/domain/cases/filters/filter.ts'

/** Cases in the order that is asked for, paged by key. One query. @throws forbidden; invalid for a broken cursor */
export async function caseList(
  ctx: Ctx,
  filter: CaseFilter,
  { limit, cursor }: PageRequest,
  sort: CaseSort = 'due',
): Promise<Page<CaseSummary>> {
  authorize(ctx.actor, 'case.work')
  const { items, next } =
    sort === 'due' ? await byDue(ctx, filter, limit, cursor) : await byTime(ctx, filter, limit, cursor, sort)
  return { items: await toSummaries(ctx, items), next }
}

/** The database sorts narrow rows, and joins those of the page alone. */
async function byDue(ctx: Ctx, filter: CaseFilter, limit: number, cursor: string | null) {
  const place = cursor === null ? null : decodeCursor(cursor, 3)
  const chosen = narrowedCases(ctx, filter)
    .select('case.id')
    .$if(place !== null, (all) =>
      all.where((eb) => {
        const [group, due, id] = [Number(place?.[0]) as 0 | 1 | 2, String(place?.[1]), String(place?.[2])]
        return eb.or([
          eb(waiting(eb), '>', group),
          eb.and([
            eb(waiting(eb), '=', group),
            eb.or([eb(nextDue(eb), '>', due), eb.and([eb(nextDue(eb), '=', due), eb('case.id', '>', id)])]),
          ]),
        ])
      }),
    )
    .orderBy(waiting)
    .orderBy(nextDue)
    .orderBy('case.id')
    .limit(limit + 1)
  const rows = await summaryQuery(ctx, chosen)
    .select((eb) => [waiting(eb).as('waiting'), nextDue(eb).as('next_due')])
    .orderBy('waiting')
    .orderBy('next_due')
    .orderBy('case.id')
    .execute()
  return toPage(rows, limit, (row) => [row.waiting, row.next_due, row.id])
}

const timeColumns = {
  newest: { column: 'case.opened_at', way: 'desc', after: '<' },
  oldest: { column: 'case.opened_at', way: 'asc', after: '>' },
  news: { column: 'case.updated_at', way: 'desc', after: '<' },
} as const

async function byTime(
  ctx: Ctx,
  filter: CaseFilter,
  limit: number,
  cursor: string | null,
  sort: keyof typeof timeColumns,
) {
  const { column, way, after } = timeColumns[sort]
  const place = cursor === null ? null : decodeCursor(cursor, 2)
  const chosen = narrowedCases(ctx, filter)
    .select('case.id')
    .$if(place !== null, (all) =>
      all.where((eb) => {
        const [at, id] = [String(place?.[0]), String(place?.[1])]
        return eb.or([eb(column, after, at), eb.and([eb(column, '=', at), eb('case.id', after, id)])])
      }),
    )
    .orderBy(column, way)
    .orderBy('case.id', way)
    .limit(limit + 1)
  const rows = await summaryQuery(ctx, chosen)
    .select(`${column} as at`)
    .orderBy(column, way)
    .orderBy('case.id', way)
    .execute()
  return toPage(rows, limit, (row) => [row.at, row.id])
}

/** How many cases each of these filters finds. One query. */
export async function countCases(ctx: Ctx, filters: readonly CaseFilter[]): Promise<number[]> {
  authorize(ctx.actor, 'case.work')
  const row = await ctx.read
    .selectNoFrom(
      filters.map((filter, at) =>
        narrowedCases(ctx, filter)
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .as(`c${at}`),
      ),
    )
    .executeTakeFirstOrThrow()
  return filters.map((_filter, at) => Number((row as Record<string, number | null>)[`c${at}`] ?? 0))
}
