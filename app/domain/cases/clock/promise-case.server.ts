import type { Tx } from '#app/core/write.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { calendarVersions, clockHistories, slaPolicies } from '#app/domain/cases/queries/promises.server.ts'
import { addCaseEvent } from '#app/domain/cases/store/cases.server.ts'
import type { ClockColumns } from '#app/domain/cases/store/clocks.server.ts'
import { clockNames, type PromiseInForce } from './clock.ts'
import { clocksOf } from './clocks-of.ts'
import { policyFor, type PolicyMatter, type SlaPolicy } from './policy.ts'
import { clockColumns, refreshClocks } from './refresh-clocks.server.ts'

/** Why a promise is made again: one of these changed. */
export type PromiseCause = 'severity' | 'policy' | 'calendar'

/** What a case that is opened now is promised: as its time line says it, and its due times. */
export async function firstPromise(tx: Tx, matter: PolicyMatter) {
  const policy = policyFor(await slaPolicies(tx.db), matter)
  const promise = await inForce(tx, policy)
  const columns: ClockColumns = clockColumns(clocksOf([{ at: tx.at, kind: 'opened', data: {} }], [promise], tx.at))
  return { columns, entry: entryOf(promise) }
}

/**
 * Promises the customer of a locked case what the policies of now say for it, and works its clocks out again. Nothing
 * is written when that was promised already. `from` and `to` of the entry: what was due next before and after.
 */
export async function promiseCase(tx: Tx, row: Case, why: PromiseCause): Promise<Case> {
  const policy = policyFor(await slaPolicies(tx.db), row)
  const history = (await clockHistories(tx.db, [row.id])).get(row.id)
  const last = history?.promises.at(-1)
  if (history === undefined || last === undefined || isSame(last, policy)) return row
  const promise = await inForce(tx, policy)
  const { next } = clocksOf(history.events, [...history.promises, promise], tx.at)
  const moved = { clock: next?.name ?? null, from: row.next_due_at, to: next?.dueAt ?? null }
  await addCaseEvent(tx, row.id, 'promised', { why, ...entryOf(promise), ...moved })
  return refreshClocks(tx, row)
}

async function inForce(tx: Tx, { id, minutes, calendarVersionId }: SlaPolicy): Promise<PromiseInForce> {
  const calendar = (await calendarVersions(tx.db, [calendarVersionId])).get(calendarVersionId)
  if (calendar === undefined) throw new Error(`calendar version ${calendarVersionId} is missing`)
  return { at: tx.at, policyId: id, minutes, calendarVersionId, calendar }
}

function entryOf({ policyId, minutes, calendarVersionId }: PromiseInForce) {
  return { policyId, calendar: calendarVersionId, ...minutes }
}

/** Another policy with the same content promises nothing new. */
function isSame(last: PromiseInForce, policy: SlaPolicy): boolean {
  return (
    last.calendarVersionId === policy.calendarVersionId &&
    clockNames.every((name) => last.minutes[name] === policy.minutes[name])
  )
}
