import type { ExpressionBuilder } from 'kysely'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { CaseFilter, CaseSort } from '#app/domain/cases/filters/filter.ts'
import type { Database } from '#db/schema/index.ts'
import { narrowedCases } from './narrowed-cases.server.ts'
import { summaryQuery, toSummaries, type CaseSummary } from './summaries.server.ts'

export type { CaseFilter } from '#app/domain/cases/filters/filter.ts'

type Columns = ExpressionBuilder<Database, 'case'>

/** Cases in the order that is asked for, paged by key. Four queries. @throws forbidden; invalid for a broken cursor */
export async function caseList(
  ctx: Ctx,
  filter: CaseFilter,
  { limit, cursor }: PageRequest,
  sort: CaseSort = 'due',
): Promise<Page<CaseSummary>> {
  authorize(ctx.actor, 'case.work')
  const page = sort === 'due' ? await byDue(ctx, filter, limit, cursor) : await byTime(ctx, filter, limit, cursor, sort)
  return { items: await summariesOf(ctx, page.items), next: page.next }
}

/** Cases by id, in that order. Three queries. */
export async function summariesOf(ctx: Ctx, ids: readonly { id: string }[]): Promise<CaseSummary[]> {
  if (ids.length === 0) return []
  const wanted = ids.map(({ id }) => id)
  const rows = await summaryQuery(ctx.read).where('case.id', 'in', wanted).execute()
  const found = new Map((await toSummaries(ctx, rows)).map((view) => [view.id, view]))
  return wanted.flatMap((id) => found.get(id) ?? [])
}

async function byDue(ctx: Ctx, filter: CaseFilter, limit: number, cursor: string | null) {
  const place = cursor === null ? null : decodeCursor(cursor, 3)
  const rows = await narrowedCases(ctx, filter)
    .select((eb) => ['case.id', waiting(eb).as('waiting'), nextDue(eb).as('next_due')])
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
    .orderBy('waiting')
    .orderBy('next_due')
    .orderBy('case.id')
    .limit(limit + 1)
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
  const rows = await narrowedCases(ctx, filter)
    .select(['case.id', `${column} as at`])
    .$if(place !== null, (all) =>
      all.where((eb) => {
        const [at, id] = [String(place?.[0]), String(place?.[1])]
        return eb.or([eb(column, after, at), eb.and([eb(column, '=', at), eb('case.id', after, id)])])
      }),
    )
    .orderBy(column, way)
    .orderBy('case.id', way)
    .limit(limit + 1)
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

/** 0: the clocks run, 1: it waits on the customer, 2: it is over. */
function waiting(eb: Columns) {
  return eb
    .case()
    .when('case.status', 'in', ['resolved', 'closed'])
    .then(eb.lit(2))
    .when('case.status', '=', 'waiting_customer')
    .then(eb.lit(1))
    .else(eb.lit(0))
    .end()
}

/** When the next of its promises falls due; while none runs when the solution would. */
export function nextDue(eb: Columns) {
  return eb.fn.coalesce('case.next_due_at', 'case.resolution_due_at')
}
