import type { ExpressionBuilder } from 'kysely'
import { openStatuses } from '#app/domain/cases/case.ts'
import { runningStatuses } from '#app/domain/cases/clock/clock.ts'
import { constant } from '#db/constant.ts'
import type { Database } from '#db/schema/index.ts'

/**
 * The expressions that cases are narrowed and ordered by. They hold no values beside the statement, because the indexes
 * of migration 86 are made of them and are used only where a statement has the same.
 */
type Columns = ExpressionBuilder<Database, 'case'>

/** 0: the clocks run, 1: it waits on the customer, 2: it is over. */
export function waiting(eb: Columns) {
  return eb
    .case()
    .when('case.status', 'in', [constant('resolved'), constant('closed')])
    .then(eb.lit(2))
    .when('case.status', '=', constant('waiting_customer'))
    .then(eb.lit(1))
    .else(eb.lit(0))
    .end()
}

/** When the next of its promises falls due; while none runs when the solution would. */
export function nextDue(eb: Columns) {
  return eb.fn.coalesce('case.next_due_at', 'case.resolution_due_at')
}

/** Being worked on, dismissed ones too; see `listed`. */
export function isOpenCase(eb: Columns) {
  return eb('case.status', 'in', openStatuses.map(constant))
}

/** The clocks run: staff have the next word. */
export function isRunningCase(eb: Columns) {
  return eb('case.status', 'in', runningStatuses.map(constant))
}

/** In the lists: staff did not say that it is no complaint, and it is no part of another case. */
export function listed(eb: Columns) {
  return eb.and([eb('case.dismissed', '=', eb.lit(0)), eb('case.merged_into_id', 'is', null)])
}
