import type { Ctx } from '#app/core/context.server.ts'
import { caseBoard } from '#app/domain/cases/queries/board.server.ts'
import { teamLoad } from '#app/domain/cases/queries/team.server.ts'
import { caseRows } from '#app/views/case-views.server.ts'

/** The board: open cases by status, and the load of the team. */
export async function boardPage(ctx: Ctx) {
  const columns = await caseBoard(ctx)
  return {
    columns: columns.map((column) => ({ ...column, cases: caseRows(ctx, column.cases) })),
    load: await teamLoad(ctx),
  }
}
