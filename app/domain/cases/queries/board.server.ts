import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { openStatuses } from '#app/domain/cases/case.ts'
import { constant } from '#db/constant.ts'
import { listed, isOpenCase, nextDue } from './order.ts'
import { summaryQuery, toSummaries, type CaseSummary } from './summaries.server.ts'

export type BoardColumn = { status: (typeof openStatuses)[number]; total: number; cases: CaseSummary[] }

/** Cases that a column of the board shows; the list has the others. */
const perColumn = 12

/** Open cases by status, each column by what falls due next, with how many there are. Two queries. @throws forbidden */
export async function caseBoard(ctx: Ctx): Promise<BoardColumn[]> {
  authorize(ctx.actor, 'case.work')
  const [first, ...others] = openStatuses.map((status) => columnOf(ctx, status))
  if (first === undefined) return []
  const chosen = others.reduce((all, column) => all.unionAll(column), first)
  const rows = await summaryQuery(ctx, chosen).orderBy(nextDue).orderBy('case.id').execute()
  const totals = await ctx.read
    .selectFrom('case')
    .select((eb) => ['case.status', eb.fn.countAll<number>().as('total')])
    .where(isOpenCase)
    .where(listed)
    .groupBy('case.status')
    .execute()
  const cases = await toSummaries(ctx, rows)
  return openStatuses.map((status) => ({
    status,
    total: Number(totals.find((row) => row.status === status)?.total ?? 0),
    cases: cases.filter((view) => view.status === status),
  }))
}

/** The head of a column, read off an index that has them in their order. */
function columnOf({ read }: Pick<Ctx, 'read'>, status: BoardColumn['status']) {
  return read
    .selectFrom((from) =>
      from
        .selectFrom('case')
        .select('case.id')
        .where('case.status', '=', constant(status))
        .where(isOpenCase)
        .where(listed)
        .orderBy(nextDue)
        .orderBy('case.id')
        .limit(perColumn)
        .as('head'),
    )
    .selectAll()
}
