import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { openStatuses } from '#app/domain/cases/case.ts'
import { nextDue, summariesOf } from './list.server.ts'
import { narrowedCases } from './narrowed-cases.server.ts'
import type { CaseSummary } from './summaries.server.ts'

export type BoardColumn = { status: (typeof openStatuses)[number]; total: number; cases: CaseSummary[] }

/** Cases that a column of the board shows; the list has the others. */
const perColumn = 12

/** Open cases by status, each column by what falls due next, with how many there are. Four queries. @throws forbidden */
export async function caseBoard(ctx: Ctx): Promise<BoardColumn[]> {
  authorize(ctx.actor, 'case.work')
  const ranked = narrowedCases(ctx, { status: 'open' }).select((eb) => [
    'case.id',
    'case.status',
    eb.fn
      .agg<number>('row_number')
      .over((over) => over.partitionBy('case.status').orderBy(nextDue(eb)).orderBy('case.id'))
      .as('place'),
    eb.fn
      .countAll<number>()
      .over((over) => over.partitionBy('case.status'))
      .as('total'),
  ])
  const rows = await ctx.read
    .selectFrom(ranked.as('ranked'))
    .selectAll()
    .where('place', '<=', perColumn)
    .orderBy('place')
    .execute()
  const cases = await summariesOf(ctx, rows)
  return openStatuses.map((status) => ({
    status,
    total: Number(rows.find((row) => row.status === status)?.total ?? 0),
    cases: cases.filter((view) => view.status === status),
  }))
}
