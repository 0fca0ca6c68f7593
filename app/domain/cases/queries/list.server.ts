import type { ExpressionBuilder } from 'kysely'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { openStatuses, type CaseDue, type CaseSeverity, type CaseStatus } from '#app/domain/cases/case.ts'
import { runningStatuses } from '#app/domain/cases/clock/clock.ts'
import type { Database } from '#db/schema/index.ts'
import { endOfToday } from './end-of-today.ts'
import { summaryQuery, toSummaries, type CaseSummary } from './summaries.server.ts'

/**
 * A field that is null or left out filters nothing. `open` are the cases that are not over. `assignee` is `me`, `none`, or
 * a handle.
 */
export type CaseFilter = {
  status?: CaseStatus | 'open' | null
  severity?: CaseSeverity | null
  assignee?: string | null
  due?: CaseDue | null
}

type Tables = Database & { customer: Database['member']; assignee: Database['member'] }
type Columns = ExpressionBuilder<Tables, 'case'>

/**
 * Cases in the order of what falls due next: first those whose clocks run, then those that wait on the customer, then
 * those that are over. One query. Dismissed cases are only in the list of closed ones. @throws forbidden; invalid for a broken cursor
 */
export async function caseList(
  ctx: Ctx,
  filter: CaseFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<CaseSummary>> {
  authorize(ctx.actor, 'case.work')
  const place = cursor === null ? null : decodeCursor(cursor, 3)
  const query = narrowed(ctx, filter)
    .select((eb) => [waiting(eb as unknown as Columns).as('waiting'), nextDue(eb as unknown as Columns).as('next_due')])
    .$if(place !== null, (all) =>
      all.where((eb) => {
        const columns = eb as unknown as Columns
        const [group, due, id] = [Number(place?.[0]) as 0 | 1 | 2, String(place?.[1]), String(place?.[2])]
        return eb.or([
          eb(waiting(columns), '>', group),
          eb.and([
            eb(waiting(columns), '=', group),
            eb.or([eb(nextDue(columns), '>', due), eb.and([eb(nextDue(columns), '=', due), eb('case.id', '>', id)])]),
          ]),
        ])
      }),
    )
    .orderBy('waiting')
    .orderBy('next_due')
    .orderBy('case.id')
    .limit(limit + 1)
  const page = toPage(await query.execute(), limit, (row) => [row.waiting, row.next_due, row.id])
  return { items: await toSummaries(ctx, page.items), next: page.next }
}

/** How many cases each of these filters finds. */
export function countCases(ctx: Ctx, filters: readonly CaseFilter[]): Promise<number[]> {
  authorize(ctx.actor, 'case.work')
  return Promise.all(
    filters.map(async (filter) => {
      const { count } = await narrowed(ctx, filter)
        .clearSelect()
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return count
    }),
  )
}

function narrowed(ctx: Ctx, { status, severity, assignee, due }: CaseFilter) {
  const wanted = assignee === 'me' ? ctx.actor.handle : assignee
  return summaryQuery(ctx.read)
    .$if(status === 'open', (q) => q.where('case.status', 'in', [...openStatuses]))
    .$if(Boolean(status) && status !== 'open', (q) => q.where('case.status', '=', status as CaseStatus))
    .$if(status !== 'closed', (q) => q.where('case.dismissed', '=', 0))
    .$if(Boolean(severity), (q) => q.where('case.severity', '=', severity ?? 'P1'))
    .$if(wanted === 'none', (q) => q.where('case.assignee_id', 'is', null))
    .$if(Boolean(wanted) && wanted !== 'none' && wanted !== 'all', (q) => q.where('assignee.handle', '=', wanted ?? ''))
    .$if(Boolean(due), (q) =>
      q
        .where('case.status', 'in', [...runningStatuses])
        .where((eb) =>
          due === 'overdue' ? eb('case.next_late_at', '<', ctx.now()) : eb('case.next_due_at', '<', endOfToday(ctx)),
        ),
    )
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
function nextDue(eb: Columns) {
  return eb.fn.coalesce('case.next_due_at', 'case.resolution_due_at')
}
